import type {Code, Facts, ReadyFacts} from '../model/index.ts';
import {look} from '../steps/index.ts';
import {isChannel} from './shared/channels.ts';
import {openclaw, readyz, steps, wordsFor} from './shared/commands.ts';
import {clear, holds, maybe, rule, when} from './shared/rule.ts';
import {starting} from './shared/starting.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed, span} from './shared/words.ts';

export const gatewayNotReady = rule({
  code: 'gateway-not-ready',
  title: 'The gateway answers but does not say that it is ready',
  severity: 'degraded',
  behind: [
    'inodes-full',
    'disk-full',
    'egress-down',
    'two-owners',
    'port-taken',
    'version-skew',
    'entry-stale',
    'config-split',
    'secret-missing',
    'memory-short',
    'crash-loop',
    'unit-down',
    'channels-suppressed',
    'capability-lost',
    'channel-half',
    'channel-down',
  ],
  needs: ['http'],
  // A turn of an agent, or a status command on the other core, keeps the event loop busy for some seconds; nobody feels less.
  holdMs: 60_000,
  judge({http}, facts) {
    const {ready} = http;
    if (ready === null || starting(facts) !== null) return clear;
    const draining = ready.startup === 'draining' || ready.failing.includes('gateway-draining');
    const busy = ready.eventLoop?.degraded === true && (ready.uptimeMs ?? 0) > busyStartMs;
    const onlyBusy = ready.ready && !draining;
    if (onlyBusy && !busy) return clear;
    const busyForMs = onlyBusy ? degradedForMs(facts) : null;
    const why = draining
      ? 'it is draining: a stop, a restart or a suspension has begun'
      : busy && ready.ready
        ? `its event loop is degraded (${listed(ready.eventLoop?.reasons ?? []) || 'no reason given'})`
        : `failing ${listed(ready.failing) || ready.pendingReason || 'without a reason'}`;
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    return holds({
      text:
        `The gateway on port ${http.port} is up${ready.uptimeMs === null ? '' : ` for ${span(ready.uptimeMs)}`} and /readyz does ` +
        `not call it healthy: ${why}.`,
      evidence: [{probe: 'http', line: body(facts, ready)}],
      ...(busyForMs === null ? {} : {since: facts.now - busyForMs}),
      behind: behindOf(ready),
      next: steps(
        look`curl -sS -m 2 http://127.0.0.1:${http.port}/readyz`,
        draining ? wordsFor(facts).status(facts, unit ?? undefined) : openclaw(facts)`gateway call health --json --timeout 3000`,
      ),
    });
  },
  explain: {
    means: '/healthz says that the listener lives, and /readyz that something behind it is not in order.',
    why: 'A channel that is not connected, a database that cannot be opened, a plugin reload, a drain before a stop, or a busy event loop.',
    misleads: 'The process is up, systemd and /healthz are green; `eventLoop.degraded` in the first seconds of a start means nothing.',
    next: (facts) => steps(readyz(facts), openclaw(facts)`gateway call health --json --timeout 3000`),
    page: 'gateway/health',
  },
});

/** Every start makes the event loop busy for some seconds; facts were measured up to about 15 s. */
const busyStartMs = 30_000;

/** For how long its event loop has been degraded, by its own words; null = it does not say. */
function degradedForMs(facts: Facts): number | null {
  const answer = maybe(facts, 'http')?.readyz;
  const said = answer?.seen === true ? /"degradedSinceMs":(\d+)/.exec(answer.value.body) : null;
  return said === null ? null : Number(said[1]);
}

function behindOf(ready: ReadyFacts): readonly Code[] {
  const database = ready.failing.some((name) => /database/.test(name));
  const plugin = ready.failing.includes('plugin-reload');
  const storage: readonly Code[] = database ? ['inodes-full', 'disk-full'] : [];
  const loaded: readonly Code[] = plugin ? ['version-skew', 'entry-stale', 'capability-lost'] : [];
  const channels: readonly Code[] = ready.failing.some(isChannel)
    ? ['egress-down', 'secret-missing', 'channels-suppressed', 'channel-half', 'channel-down']
    : [];
  return [...storage, ...loaded, ...channels, ...when(ready.eventLoop?.degraded === true, 'memory-short')];
}

function body(facts: Facts, ready: ReadyFacts): string {
  const answer = maybe(facts, 'http')?.readyz;
  return answer?.seen === true
    ? `/readyz ${answer.value.status}: ${answer.value.body}`
    : `/readyz: ready ${ready.ready}, failing ${ready.failing.join(', ') || 'nothing'}`;
}
