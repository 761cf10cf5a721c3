import type {Facts} from '../../model/index.ts';
import {meaning} from '../../openclaw/meaning.ts';
import {slowness} from '../../openclaw/slowness.ts';
import {isChannel} from './channels.ts';
import {holders} from './holders.ts';
import {lastRunLine} from './last-run.ts';
import {maybe} from './rule.ts';
import {toldService} from './service.ts';
import {chosenUnit, isUp} from './unit.ts';

/** Ready after 9 to 16 s on two cores; four times the worst is left to slow and loaded machines. */
export const startMs = 60_000;

/** What a start may take on this host as it is now: a start of 84 s was seen where eight processes wanted two cores. */
export function startLimitMs(facts: Facts): number {
  return saysWhyNot(facts) || !isOnItsWay(facts) ? startMs : Math.round(startMs * slowness(facts.readings));
}

/** The port opens late in a start; whoever has it open and does not answer is no longer starting, unless it says so. */
function isOnItsWay(facts: Facts): boolean {
  return maybe(facts, 'http')?.ready?.startup === 'starting' || hasNoListener(facts);
}

function hasNoListener(facts: Facts): boolean {
  const ports = maybe(facts, 'ports');
  const supervisor = maybe(facts, 'supervisor');
  return ports !== null && supervisor !== null && holders(facts, supervisor, ports).length === 0;
}

/** It has given up or waits for somebody else, which no quieter host would change. */
function saysWhyNot(facts: Facts): boolean {
  const supervisor = maybe(facts, 'supervisor');
  return lastRunLine(facts, supervisor && chosenUnit(supervisor), meaning('asked-not-listening', 'waits-under-supervisor')) !== null;
}

export interface Starting {
  readonly sinceMs: number;
  /** What shows that it has not finished. */
  readonly sign: string;
  /** It calls itself started and ready and is merely busy: too early to judge its channels by, and no longer a start. */
  readonly ready: boolean;
}

/** A gateway in its first minute, or as many as a busy host takes for it, that is not ready yet: too early to judge what it does not do. Null = not so. */
export function starting(facts: Facts): Starting | null {
  const sinceMs = upForMs(facts);
  if (sinceMs === null || sinceMs > startLimitMs(facts)) return null;
  const sign = unfinished(facts);
  const said = maybe(facts, 'http')?.ready;
  return sign === null ? null : {sinceMs, sign, ready: said?.startup === 'started' && said.ready};
}

/** How long the gateway's process has run, by whoever knows; null = it does not run, or nobody can say. */
export function upForMs(facts: Facts): number | null {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  if (unit !== null && isUp(unit) && unit.startedAt !== null) return Math.max(0, facts.now - unit.startedAt);
  const service = supervisor === null ? null : toldService(supervisor);
  if (service !== null) return service.running && service.run.startedAt !== null ? Math.max(0, facts.now - service.run.startedAt) : null;
  const own = (supervisor?.processes ?? []).filter((process) => process.uid === facts.gateway.user.uid);
  const born = own.map((process) => process.startedAt).filter((at) => at !== null);
  if (born.length > 0) return Math.max(0, facts.now - Math.max(...born));
  return unit !== null && !isUp(unit) ? null : (maybe(facts, 'http')?.ready?.uptimeMs ?? null);
}

function unfinished(facts: Facts): string | null {
  const http = maybe(facts, 'http');
  if (hasNoListener(facts)) return `nobody listens on port ${facts.gateway.port} yet`;
  if (http === null) return null;
  const {ready} = http;
  // It is on its way out, however young it is.
  if (ready?.startup === 'draining' || ready?.failing.includes('gateway-draining') === true) return null;
  if (ready?.startup === 'starting') return `/startupz says starting${ready.pendingReason === null ? '' : ` (${ready.pendingReason})`}`;
  // A gateway that calls itself started gives its channels two minutes to connect before it names one as failing.
  const onlyChannels = ready?.startup === 'started' && ready.failing.length > 0 && ready.failing.every(isChannel);
  if (ready !== null && !ready.ready && !onlyChannels)
    return `/readyz does not say ready${ready.failing.length === 0 ? '' : ` (${ready.failing.join(', ')})`}`;
  if (ready?.eventLoop?.degraded === true) return 'its event loop is busy with starting';
  if (!http.healthz.seen && http.healthz.why !== 'denied') return `/healthz does not answer yet (${http.healthz.why})`;
  return null;
}
