import {both, type Fault} from '../fault.ts';
import {agentTurn, journalSays} from '../hands.ts';

export const upstreamThrottled: Fault = {
  name: 'upstream-throttled',
  code: 'upstream-throttled',
  behind: ['provider-unusable', 'capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /provider=lab\b[\s\S]*429 Rate limit reached/,
  named: /429|rate.?limit/i,
  note: "The provider answers 429 to an agent's turn.",
  make: async (lab) => {
    await lab.farside.set({provider: 'throttled'});
    await agentTurn(lab, lab.farside.next('provider /v1/chat/completions', 429, 180_000));
    await journalSays(lab, /rate.?limit|429/i);
  },
  undo: async (lab) => {
    await lab.farside.set({provider: 'ok'});
    // Three lines of throttling count for ten minutes; the older release says so many of one refusal.
    await lab.forget();
  },
};
