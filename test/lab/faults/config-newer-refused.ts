import {type Fault, newest} from '../fault.ts';
import {editConfig, goodConfig, section, start, stop} from '../hands.ts';

export const configNewerRefused: Fault = {
  name: 'config-newer-refused',
  code: 'config-newer',
  behind: ['unit-down', 'config-rejected'],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /Refusing to start.*older than the config last written by OpenClaw 2027\.1\.1/,
  named: /Refusing to start|2027\.1\.1/,
  note: 'A newer OpenClaw has stamped the configuration, and the start is refused with status 78.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'meta')['lastTouchedVersion'] = '2027.1.1';
    });
    await start(lab);
    await lab.shows({ActiveState: 'failed', ExecMainStatus: '78'});
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};
