import {both, type Fault} from '../fault.ts';
import {editConfig, goodConfig, journalSays, reloaded, section} from '../hands.ts';

export const configRejected: Fault = {
  name: 'config-rejected',
  code: 'config-rejected',
  behind: ['token-mismatch', 'capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /Unrecognized key: "bogusKey"/,
  named: /bogusKey/,
  note: 'A key that the schema does not know; the running daemon skips the reload, the next restart is fatal.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'gateway')['bogusKey'] = 1;
    });
    await journalSays(lab, reloaded);
  },
  undo: goodConfig,
};
