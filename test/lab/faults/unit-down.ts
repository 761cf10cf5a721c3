import {both, type Fault} from '../fault.ts';
import {stop} from '../hands.ts';

export const unitDown: Fault = {
  name: 'unit-down',
  code: 'unit-down',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /unit openclaw-gateway\.service was stopped/,
  named: /stopped/i,
  note: 'Somebody stopped it.',
  make: stop,
  undo: async () => {},
};
