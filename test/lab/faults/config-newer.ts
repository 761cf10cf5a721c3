import {type Fault, newest} from '../fault.ts';
import {editConfig, goodConfig, journalSays, section} from '../hands.ts';

export const configNewer: Fault = {
  name: 'config-newer',
  code: 'config-newer',
  behind: ['config-rejected'],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /openclaw\.json: meta\.lastTouchedVersion 2027\.1\.1/,
  named: /written by (a newer )?(version|OpenClaw)|2027\.1\.1/,
  note: 'A newer OpenClaw has stamped the configuration: this one runs on, and will refuse its next start.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'meta')['lastTouchedVersion'] = '2027.1.1';
    });
    await journalSays(lab, /evaluating reload \(meta\)/);
  },
  undo: goodConfig,
};
