import {both, type Fault} from '../fault.ts';
import {editConfig, goodConfig, section, start, stop} from '../hands.ts';

export const bindPublic: Fault = {
  name: 'bind-public',
  code: 'bind-public',
  behind: ['unit-down', 'config-incomplete'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /openclaw\.json: gateway\.bind=lan, gateway\.auth\.mode=none/,
  named: /without auth/i,
  note: 'Bound to the network with authentication switched off: OpenClaw refuses such a start.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      Object.assign(section(config, 'gateway'), {bind: 'lan', auth: {mode: 'none'}});
    });
    await start(lab);
    await lab.shows({ActiveState: 'failed'});
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};
