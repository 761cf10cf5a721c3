import {absentUnit, endedUnit, factsWith, healthyReadings, line, now} from '../facts.ts';
import {type Fault, gone, logOf, running, units} from './fault.ts';

const healthy = healthyReadings();
const policyOf = (policy: string) => ({policy, delayMs: null, burst: 5, intervalMs: 60_000});

const stopped = endedUnit({
  active: 'inactive',
  sub: 'dead',
  result: 'success',
  exit: {how: 'exited', status: 0},
  startedAt: now - 600_000,
  exitedAt: now - 60_000,
  stateSince: now - 60_000,
});

const ended = (policy: string, manager: string) =>
  factsWith({
    ...gone,
    supervisor: units({...stopped, restart: policyOf(policy)}, absentUnit()),
    log: logOf([
      line('[reload] config change requires gateway restart (gateway.port)', -62_000),
      line('[gateway] restart mode: full process restart (supervisor restart)', -61_000),
      line(manager, -60_000, 'systemd'),
    ]),
  });

/** A gateway ends without an error to be started anew; whoever starts only what failed leaves it down. */
export const restarts: readonly Fault[] = [
  {
    name: 'a gateway that would not be started after its own end',
    facts: factsWith({supervisor: running({restart: policyOf('on-failure')})}),
    verdict: 'degraded',
    root: 'not-lasting',
    behind: [],
    says: ['ends itself to be started anew', 'Restart=on-failure'],
  },
  {
    name: 'the same, which begins anew in its own process',
    facts: factsWith({
      supervisor: running({restart: policyOf('on-failure')}),
      secrets: {...healthy.secrets, daemonNames: [...(healthy.secrets.daemonNames ?? []), 'OPENCLAW_NO_RESPAWN']},
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a gateway that is started after some crashes only',
    facts: factsWith({supervisor: running({restart: policyOf('on-abnormal')})}),
    verdict: 'degraded',
    root: 'not-lasting',
    behind: [],
    says: ['stays down after a crash', 'Restart=on-abnormal'],
  },
  {
    name: 'a gateway that ended itself to be started anew, and was not',
    facts: ended('on-failure', 'openclaw-gateway.service: Deactivated successfully.'),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['ended itself to be started anew', 'Restart=on-failure does not start what ended without an error'],
    next: ['systemctl --user start openclaw-gateway.service'],
  },
  {
    name: 'the same of a unit that starts what ended without an error',
    facts: ended('on-success', 'openclaw-gateway.service: Deactivated successfully.'),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['ended by itself without an error'],
  },
  {
    name: 'a gateway that somebody stopped while it began anew',
    facts: ended('on-failure', 'Stopping openclaw-gateway.service - OpenClaw Gateway...'),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['was stopped on purpose'],
  },
];
