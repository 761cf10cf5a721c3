import {both, type Fault} from '../fault.ts';
import {dropIn, noDropIns, start, stop} from '../hands.ts';

export const switchedOff: Fault = {
  name: 'switched-off',
  code: 'switched-off',
  behind: ['channel-down', 'capability-lost'],
  // The older release says that it is ready while it still loads.
  allowed: ['gateway-starting'],
  versions: both,
  from: 'stopped',
  quotes: /OPENCLAW_SKIP_CHANNELS=1: \S+\/50-lab\.conf/,
  named: /skipping channel start|OPENCLAW_SKIP_CHANNELS/,
  note: 'A drop-in of a rehearsal was left: the gateway is green and starts no channel.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nEnvironment=OPENCLAW_SKIP_CHANNELS=1');
    await start(lab);
    await lab.ready();
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
