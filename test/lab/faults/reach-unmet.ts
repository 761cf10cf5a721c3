import {type Fault, newest} from '../fault.ts';
import {editConfig, goodConfig, journalSays, section, start, stop} from '../hands.ts';

export const reachUnmet: Fault = {
  name: 'reach-unmet',
  code: 'reach-unmet',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit', 'gateway-starting', 'port-silent', 'channels-suppressed'],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /bind=custom requested 10\.99\.0\.7/,
  named: /10\.99\.0\.7/,
  note: 'Bound to an address that the host has not got: each start ends in a refusal, with the advice to ask for the status.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      Object.assign(section(config, 'gateway'), {bind: 'custom', customBindHost: '10.99.0.7'});
    });
    await start(lab).catch(() => {});
    await journalSays(lab, /refusing fallback[\s\S]*code=exited/);
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};

export const reachUnmetTailnet: Fault = {
  name: 'reach-unmet-tailnet',
  code: 'reach-unmet',
  behind: [],
  allowed: ['gateway-starting'],
  versions: newest,
  from: 'stopped',
  quotes: /gateway\.bind=tailnet/,
  named: /tailnet/,
  note: 'Bound to a tailnet that is not up: the gateway listens on loopback alone, is ready, and says nothing of it.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'gateway')['bind'] = 'tailnet';
    });
    await start(lab);
    await lab.ready();
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};
