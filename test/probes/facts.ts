import type {Gateway, Reading, ReadingName, Readings, ReadingValues, User} from '../../src/model/index.ts';

export const ops: User = {name: 'ops', uid: 1001, gid: 1001, home: '/home/ops'};

export const gateway: Gateway = {
  profile: 'default',
  user: ops,
  own: true,
  stateDir: '/home/ops/.openclaw',
  configPath: '/home/ops/.openclaw/openclaw.json',
  unit: 'openclaw-gateway.service',
  launchdLabel: 'ai.openclaw.gateway',
  port: 19789,
  portFrom: 'unit',
  cliPath: '/opt/oc/node_modules/.bin/openclaw',
};

/** A reading as taken now. */
export function reading<N extends ReadingName>(value: ReadingValues[N]): Reading<ReadingValues[N]> {
  return {seen: true, value, at: 1_795_240_000_000, tookMs: 1};
}

export function known(readings: Readings = {}, deep = false): {readings: Readings; deep: boolean} {
  return {readings, deep};
}
