import {both, type Fault} from '../fault.ts';
import {unit} from '../gateway.ts';
import {dropIn, noDropIns} from '../hands.ts';

export const startBlockedType: Fault = {
  name: 'start-blocked-type',
  code: 'start-blocked',
  behind: ['unit-down', 'gateway-starting', 'crash-loop'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /Type=notify.*start operation timed out/s,
  named: /Type=notify|timed out/i,
  note: 'A drop-in says Type=notify: systemd waits for a message that OpenClaw never sends.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nType=notify\nTimeoutStartSec=20');
    // It ends when the first start has timed out.
    await lab.systemctl('start', unit);
    await lab.shows({Result: 'timeout'});
  },
  undo: async (lab) => {
    await lab.systemctl('stop', unit);
    await noDropIns(lab);
  },
};
