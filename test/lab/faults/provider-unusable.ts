import {both, type Fault} from '../fault.ts';
import {agentTurn, editConfig, goodConfig, journalSays, reloaded, section} from '../hands.ts';

export const providerUnusable: Fault = {
  name: 'provider-unusable',
  code: 'provider-unusable',
  behind: ['capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /provider(?: |=)lab\b[\s\S]*401 Incorrect API key provided/,
  named: /\blab\b.*(401|Incorrect API key|unusable)/is,
  note: 'A mistyped key was put into the configuration; the provider answers 401, and an agent has just tried.',
  make: async (lab) => {
    await lab.farside.set({provider: 'unauthorised'});
    // Another key than the good one, because OpenClaw puts a refused key aside for a minute.
    await editConfig(lab, (config) => {
      section(config, 'models', 'providers', 'lab')['apiKey'] = 'sk-fakewrongfakewrongfakewrongfake00';
    });
    await journalSays(lab, reloaded);
    await agentTurn(lab, lab.farside.next('provider /v1/chat/completions', 401, 180_000));
    await journalSays(lab, /Incorrect API key|HTTP 401|status=401/);
  },
  undo: async (lab) => {
    await lab.farside.set({provider: 'ok'});
    await goodConfig(lab);
  },
};
