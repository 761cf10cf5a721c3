import {both, type Fault} from '../fault.ts';
import {editConfig, goodConfig, section, start, stop} from '../hands.ts';

export const configIncomplete: Fault = {
  name: 'config-incomplete',
  code: 'config-incomplete',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /openclaw\.json: gateway\.mode not set/,
  named: /gateway\.mode/,
  note: '`gateway.mode` is gone: `config validate` says valid, and the daemon refuses to start.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      delete section(config, 'gateway')['mode'];
    });
    await start(lab);
    await lab.shows({ActiveState: 'failed', ExecMainStatus: '78'});
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};
