import type {Facts} from '../../../src/model/index.ts';
import {factsWith, healthyReadings, line, now} from '../facts.ts';
import {type Fault, logOf} from './fault.ts';

const healthy = healthyReadings();
const origin =
  '[ws] closed before connect conn=54c8a2e1 peer=127.0.0.1:40112->127.0.0.1:18789 remote=127.0.0.1 fwd=10.0.0.7 ' +
  'origin=https://claw.example.org host=claw.example.org ua=Mozilla/5.0 code=1008 reason=origin not allowed (open the Control UI from ' +
  'the gateway host or allow it in gateway.controlUi.allowedOrigins) phase=connect';
const untold =
  "[ws] Loopback connection with non-local Host header. Treating it as remote. If you're behind a reverse proxy, set " +
  'gateway.trustedProxies and forward X-Forwarded-For/X-Real-IP.';
const came = '[ws] webchat connected conn=54c8a2e2 remote=10.0.0.7 client=openclaw-control-ui webchat v2026.9.6 build=1';

function said(text: string, ...ago: readonly number[]): Facts {
  return factsWith({log: logOf(ago.map((ms) => line(text, -ms)))});
}

/** Whom a gateway that is well turns away. */
export const clients: readonly Fault[] = [
  {
    name: 'a page that is opened under an address which the configuration does not know',
    facts: said(origin, 300_000, 200_000, 100_000),
    verdict: 'degraded',
    root: 'clients-refused',
    behind: [],
    says: ['under https://claw.example.org is refused', '3 times', "nobody's token is the matter"],
    next: ['openclaw config get gateway.controlUi.allowedOrigins'],
  },
  {
    name: 'a reverse proxy that the gateway was not told of',
    facts: said(untold, 300_000, 200_000, 100_000),
    verdict: 'degraded',
    root: 'clients-refused',
    behind: [],
    says: ['does not trust it'],
    next: ['openclaw config get gateway.trustedProxies'],
  },
  {
    name: 'one try from another address',
    facts: said(origin, 100_000),
    verdict: 'clear',
    root: null,
    behind: [],
    notes: ['clients-refused'],
    says: [],
  },
  {
    name: 'browsers that were refused until one came in',
    facts: factsWith({
      log: logOf([...[300_000, 200_000, 100_000].map((ms) => line(origin, -ms)), line(came, -50_000)]),
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'browsers that were refused until the configuration was changed',
    facts: factsWith({
      log: logOf([300_000, 200_000, 100_000].map((ms) => line(origin, -ms))),
      config: {...healthy.config, facts: {...healthy.config.facts!, modifiedAt: now - 60_000}},
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'browsers that were refused an hour ago',
    facts: said(origin, 4_000_000, 3_900_000, 3_800_000),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
];
