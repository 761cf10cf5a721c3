import {type Fault, newest} from '../fault.ts';
import {home, user} from '../gateway.ts';
import {start, stop} from '../hands.ts';

const database = `${home}/.openclaw/state/openclaw.sqlite`;

export const stateUnusableOwner: Fault = {
  name: 'state-unusable-owner',
  code: 'state-unusable',
  behind: ['unit-down', 'crash-loop', 'gateway-starting', 'start-limit-hit'],
  allowed: ['secret-readable'],
  versions: newest,
  from: 'stopped',
  quotes: /may not be opened by its own user|unreadable at \S+openclaw\.sqlite: .*EACCES/,
  named: /EACCES|permission denied/,
  note: "One command was run as root, and the state database is root's now.",
  make: async (lab) => {
    await lab.box.sh(['bash', '-c', `chown root:root ${database}*`]);
    await start(lab);
    await lab.shows({ActiveState: 'failed'});
  },
  undo: async (lab) => {
    await stop(lab);
    await lab.box.sh(['bash', '-c', `chown ${user}:${user} ${database}*`]);
  },
};
