import {both, type Fault} from '../fault.ts';
import {editConfig, goodConfig, journalSays, reloaded, section} from '../hands.ts';

export const capabilityLostAgent: Fault = {
  name: 'capability-lost-agent',
  code: 'capability-lost',
  behind: [],
  allowed: ['gateway-starting'],
  versions: both,
  from: 'running',
  quotes:
    /agent ops \(openclaw\.json agents\.list\[1\]\): failed, its workspace \/srv\/agents\/ops is not there, and ops may not make it below \/srv/,
  named: /\/srv\/agents/,
  note: 'An agent is given a workspace that its gateway may not make; it is listed, and every turn of it fails.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'agents')['list'] = [
        {id: 'main', default: true},
        {id: 'ops', workspace: '/srv/agents/ops'},
      ];
    });
    await journalSays(lab, reloaded);
  },
  undo: goodConfig,
};
