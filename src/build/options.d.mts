import type {InputOptions} from 'rolldown';
import type {Patch} from './patches/index.mjs';

export const root: string;
export const bundleOptions: InputOptions;
export function bundleOptionsWith(applied: readonly Patch[]): InputOptions;
