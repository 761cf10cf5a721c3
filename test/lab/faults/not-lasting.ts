import {both, type Fault} from '../fault.ts';
import {user} from '../gateway.ts';

export const notLasting: Fault = {
  name: 'not-lasting',
  code: 'not-lasting',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /lingering is off for ops/,
  named: /linger/i,
  note: 'Lingering is off while somebody is logged in: the gateway dies at the logout and is not there after a reboot.',
  // Without a session the manager would end at once, so only the mark is taken away that the next boot looks for.
  make: async (lab) => {
    await lab.box.sh(['rm', `/var/lib/systemd/linger/${user}`]);
  },
  undo: async (lab) => {
    await lab.box.sh(['touch', `/var/lib/systemd/linger/${user}`]);
  },
};
