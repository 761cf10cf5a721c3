import {both, type Fault} from '../fault.ts';
import {files} from '../gateway.ts';
import {goodConfig, journalSays, keepConfig} from '../hands.ts';

export const configMissing: Fault = {
  name: 'config-missing',
  code: 'config-missing',
  behind: ['config-incomplete', 'token-mismatch', 'sources-disagree', 'capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\/home\/ops\/\.openclaw\/openclaw\.json: missing/,
  named: /file not found|Missing config|"exists":\s*false/,
  note: 'The file is gone while the daemon lives on what it has read; the next restart is fatal.',
  make: async (lab) => {
    await keepConfig(lab);
    await lab.box.sh(['rm', files.config]);
    await journalSays(lab, /config file not found/);
  },
  undo: goodConfig,
};
