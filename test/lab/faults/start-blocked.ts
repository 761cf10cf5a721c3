import {both, type Fault} from '../fault.ts';
import {unit} from '../gateway.ts';
import {dropIn, noDropIns} from '../hands.ts';

export const startBlocked: Fault = {
  name: 'start-blocked',
  code: 'start-blocked',
  behind: ['unit-down'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /skipped because of an unmet condition check \(ConditionPathExists=\/srv\/openclaw-data\)/,
  named: /ConditionPathExists|unmet condition/i,
  note: 'A hardened unit wants a path that is gone: systemctl start exits 0 and starts nothing.',
  make: async (lab) => {
    await dropIn(lab, '[Unit]\nConditionPathExists=/srv/openclaw-data');
    await lab.systemctl('start', unit);
    await lab.shows({ActiveState: 'inactive', ConditionResult: 'no'});
  },
  undo: noDropIns,
};
