import type {ReadingName} from '../model/index.ts';

/** The first look, in the order in which probes build on one another; the cheap truth that names most causes comes first. */
export const lookGroups: readonly (readonly ReadingName[])[] = [
  ['supervisor', 'http', 'vitals', 'config'],
  ['ports', 'install', 'log', 'unit', 'secrets'],
  ['capabilities'],
];
