import {both, type Fault} from '../fault.ts';
import {channelBack, journalSays} from '../hands.ts';
import {until} from '../until.ts';

export const channelDown: Fault = {
  name: 'channel-down',
  code: 'channel-down',
  behind: ['gateway-not-ready', 'channel-half', 'capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /channel telegram \(openclaw\.json channels\.telegram\): failed, .*Unauthorized/,
  named: /telegram.*(401|Unauthorized)/is,
  note: 'The bot token was revoked: Telegram answers every call with 401.',
  make: async (lab) => {
    await lab.farside.set({telegram: 'unauthorised'});
    await journalSays(lab, /telegram.*(Unauthorized|401)/i);
    if (lab.version === '2026.9.6')
      await until('/readyz is red', 30_000, async () => ((await lab.http('/readyz')).status === 503 ? true : null));
  },
  undo: async (lab) => {
    await lab.farside.set({telegram: 'ok'});
    await channelBack(lab);
  },
};
