import type {Facts, Reading, SupervisorValue} from '../../model/index.ts';

/** A gateway as most people have it, for pages that are read without a host: the reader's own, on this kind of machine. */
export function exampleFacts(os: string): Facts {
  const mac = os === 'darwin';
  const home = mac ? '/Users/you' : '/home/you';
  const uid = mac ? 501 : 1000;
  return {
    gateway: {
      profile: 'default',
      user: {name: 'you', uid, gid: uid, home},
      own: true,
      stateDir: `${home}/.openclaw`,
      configPath: `${home}/.openclaw/openclaw.json`,
      unit: 'openclaw-gateway.service',
      launchdLabel: 'ai.openclaw.gateway',
      port: 18789,
      portFrom: 'default',
      cliPath: null,
    },
    now: 0,
    readings: mac ? {supervisor: seen({...nothing, owner: 'launchd-agent'})} : {},
  };
}

const nothing: SupervisorValue = {owner: 'nobody', units: [], unasked: [], services: [], chosen: null, processes: [], lock: null};

function seen(value: SupervisorValue): Reading<SupervisorValue> {
  return {seen: true, value, at: 0, tookMs: 0};
}
