import {both, type Fault} from '../fault.ts';
import {channelBack, journalSays} from '../hands.ts';

export const channelHalf: Fault = {
  name: 'channel-half',
  code: 'channel-half',
  behind: ['channel-down', 'gateway-not-ready'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\[telegram\].*terminated by other getUpdates request/,
  named: /getUpdates conflict|Conflict: terminated/i,
  note: 'A second poller uses the same bot token: getMe and sendMessage work, getUpdates is refused with 409.',
  make: async (lab) => {
    await lab.farside.set({telegram: 'deaf'});
    await journalSays(lab, /getUpdates conflict|terminated by other getUpdates/i);
  },
  undo: async (lab) => {
    await lab.farside.set({telegram: 'ok'});
    await channelBack(lab);
  },
};
