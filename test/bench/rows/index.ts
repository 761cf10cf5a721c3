import type {Bench} from '../measure/row.ts';
import {bytes} from './bytes.ts';
import {check} from './check.ts';
import {firstFrame} from './first-frame.ts';
import {fleet} from './fleet.ts';
import {hour} from './hour.ts';
import {idle} from './idle.ts';
import {installed} from './installed.ts';
import {keys} from './keys.ts';
import {ladder} from './ladder.ts';
import {log} from './log.ts';
import {loop} from './loop.ts';
import {patchesRow} from './patches.ts';
import {words} from './words.ts';

/** Every row of the table, in its order. */
export const benches: readonly Bench[] = [
  firstFrame,
  words,
  check,
  ladder,
  idle,
  bytes,
  keys,
  loop,
  log,
  hour,
  installed,
  fleet,
  patchesRow,
];
