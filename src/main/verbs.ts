/** The words that may stand first behind `rungs`. */
export const verbs = [
  'walk',
  'check',
  'drill',
  'ticket',
  'sessions',
  'explain',
  'log',
  'changed',
  'secrets',
  'replay',
  'selftest',
  'config',
  'fleet',
  'pack',
  'restore',
  'watch-along',
] as const;
export type Verb = (typeof verbs)[number];
