import {both, type Fault} from '../fault.ts';
import {files} from '../gateway.ts';
import {goodConfig, journalSays, keepConfig, reloaded} from '../hands.ts';

export const configBroken: Fault = {
  name: 'config-broken',
  code: 'config-broken',
  behind: ['token-mismatch', 'sources-disagree', 'capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\/home\/ops\/\.openclaw\/openclaw\.json:\d+:\d+: invalid end of input/,
  named: /JSON5|parse/,
  note: 'Half written: cut in the middle. The running daemon keeps its last good configuration; the next restart is fatal.',
  make: async (lab) => {
    await keepConfig(lab);
    await lab.box.sh(['truncate', '--size', '400', files.config]);
    await journalSays(lab, reloaded);
  },
  undo: goodConfig,
};
