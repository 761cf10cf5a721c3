import type {ReadingValues} from '../../../src/model/index.ts';
import {factsWith, gatewayProcess, healthyReadings, line, listener, now, refusedHttp} from '../facts.ts';
import {type Fault, logOf, running} from './fault.ts';

const healthy = healthyReadings();

function lateHttp(): ReadingValues['http'] {
  const late = {seen: false, why: 'late', detail: 'no answer within 2000 ms'} as const;
  return {...refusedHttp(), healthz: late, readyz: late, startupz: late};
}

/** Of a release without /startupz, which names a channel as failing from its first second on. */
function youngHttp(uptimeMs: number): ReadingValues['http'] {
  const {http} = healthy;
  const ready = {...http.ready, ready: false, failing: ['telegram'], suppressed: [], uptimeMs, eventLoop: null};
  return {...http, ready: {...ready, startup: null, pendingReason: null, version: null}};
}

/** A slow host's start is told from a broken one by what it does, and by when the gateway began to serve. */
export const slowStarts: readonly Fault[] = [
  {
    name: 'a start of 84 s on slow cores, whose program still works on it',
    facts: factsWith({
      supervisor: running({startedAt: now - 84_000, stateSince: now - 84_000}),
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: gatewayProcess({state: 'R'})})]}]},
      http: lateHttp(),
    }),
    verdict: 'clear',
    root: 'gateway-starting',
    behind: [],
    says: ['/healthz does not answer yet (late)', 'Look again in 3 min', 'pid 4711 is busy'],
  },
  {
    name: 'the same, whose program waits and still speaks',
    facts: factsWith({
      supervisor: running({startedAt: now - 84_000, stateSince: now - 84_000}),
      http: lateHttp(),
      log: logOf([line('[gateway] starting HTTP server...', -12_000)]),
    }),
    verdict: 'clear',
    root: 'gateway-starting',
    behind: [],
    says: ['/healthz does not answer yet (late)', 'spoke 12 s ago'],
  },
  {
    name: 'the same, which served a minute ago already and answers no more',
    facts: factsWith({
      supervisor: running({startedAt: now - 104_000, stateSince: now - 104_000}),
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: gatewayProcess({state: 'R'})})]}]},
      http: lateHttp(),
      log: logOf([line('[gateway] ready', -80_000)]),
    }),
    verdict: 'down',
    root: 'gateway-hung',
    behind: [],
    says: ['process state R'],
  },
  {
    name: 'the same, which waits and has said nothing for a minute',
    facts: factsWith({
      supervisor: running({startedAt: now - 84_000, stateSince: now - 84_000}),
      http: lateHttp(),
      log: logOf([line('[gateway] starting HTTP server...', -61_000)]),
    }),
    verdict: 'down',
    root: 'gateway-hung',
    behind: [],
    says: ['process state S'],
  },
  {
    name: 'a program that works for five minutes without ever answering',
    facts: factsWith({
      supervisor: running({startedAt: now - 300_000, stateSince: now - 300_000}),
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: gatewayProcess({state: 'R'})})]}]},
      http: lateHttp(),
    }),
    verdict: 'down',
    root: 'gateway-hung',
    behind: [],
    says: ['process state R'],
  },
  {
    name: 'a release without /startupz that took a minute to serve and has done so for 28 s, its channel not connected yet',
    facts: factsWith({
      supervisor: running({startedAt: now - 70_000, stateSince: now - 70_000}),
      http: youngHttp(28_000),
    }),
    verdict: 'clear',
    root: 'gateway-starting',
    behind: [],
    says: ['/readyz does not say ready (telegram)', 'Look again in 32 s'],
  },
  {
    name: 'the same, which has served for over a minute',
    facts: factsWith({
      supervisor: running({startedAt: now - 120_000, stateSince: now - 120_000}),
      http: youngHttp(75_000),
    }),
    verdict: 'degraded',
    root: 'channel-down',
    behind: ['gateway-not-ready'],
    says: ['telegram'],
  },
];
