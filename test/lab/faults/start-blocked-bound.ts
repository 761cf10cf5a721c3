import {both, type Fault} from '../fault.ts';
import {home, unit, user} from '../gateway.ts';
import {dropIn, noDropIns, startReady} from '../hands.ts';

const tunnel = 'lab-tunnel.service';
const file = `${home}/.config/systemd/user/${tunnel}`;

export const startBlockedBound: Fault = {
  name: 'start-blocked-bound',
  code: 'start-blocked',
  behind: ['unit-down'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /BindsTo=lab-tunnel\.service: LoadState=loaded, failed\/failed, Result=signal/,
  named: /lab-tunnel/,
  note: 'The tunnel that the unit is bound to was killed, and systemd stopped the gateway with it.',
  make: async (lab) => {
    await lab.box.write(file, '[Service]\nExecStart=/bin/sleep 1d\n', {owner: user, mode: '644'});
    await dropIn(lab, `[Unit]\nBindsTo=${tunnel}\nAfter=${tunnel}`);
    await startReady(lab);
    await lab.systemctl('kill', '--signal', 'KILL', tunnel);
    await lab.shows({ActiveState: 'inactive'});
  },
  undo: async (lab) => {
    await noDropIns(lab);
    await lab.systemctl('reset-failed', tunnel);
    await lab.box.sh(['rm', file]);
    await lab.systemctl('daemon-reload');
    await lab.systemctl('stop', unit);
  },
};
