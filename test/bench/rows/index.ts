import type {Bench} from '../kit/row.ts';
import {bytes} from './bytes.ts';
import {firstFrame} from './first-frame.ts';
import {keys} from './keys.ts';
import {words} from './words.ts';

/** Every row of the table, in its order. */
export const benches: readonly Bench[] = [firstFrame, words, bytes, keys];
