import type {Facts} from '../../model/index.ts';
import {isChannel} from './channels.ts';
import {holders} from './holders.ts';
import {maybe} from './rule.ts';
import {chosenUnit, isUp} from './unit.ts';

/** Ready after 9 to 16 s on two cores; four times the worst is left to slow and loaded machines. */
export const startMs = 60_000;

export interface Starting {
  readonly sinceMs: number;
  /** What shows that it has not finished. */
  readonly sign: string;
  /** It calls itself started and ready and is merely busy: too early to judge its channels by, and no longer a start. */
  readonly ready: boolean;
}

/** A gateway in its first minute that is not ready yet: too early to judge what it does not do. Null = not so. */
export function starting(facts: Facts): Starting | null {
  const sinceMs = upForMs(facts);
  if (sinceMs === null || sinceMs > startMs) return null;
  const sign = unfinished(facts);
  const said = maybe(facts, 'http')?.ready;
  return sign === null ? null : {sinceMs, sign, ready: said?.startup === 'started' && said.ready};
}

/** How long the gateway's process has run, by whoever knows; null = it does not run, or nobody can say. */
export function upForMs(facts: Facts): number | null {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  if (unit !== null && isUp(unit) && unit.startedAt !== null) return Math.max(0, facts.now - unit.startedAt);
  const own = (supervisor?.processes ?? []).filter((process) => process.uid === facts.gateway.user.uid);
  const born = own.map((process) => process.startedAt).filter((at) => at !== null);
  if (born.length > 0) return Math.max(0, facts.now - Math.max(...born));
  return unit !== null && !isUp(unit) ? null : (maybe(facts, 'http')?.ready?.uptimeMs ?? null);
}

function unfinished(facts: Facts): string | null {
  const http = maybe(facts, 'http');
  const ports = maybe(facts, 'ports');
  const supervisor = maybe(facts, 'supervisor');
  if (ports !== null && supervisor !== null && holders(facts, supervisor, ports).length === 0) {
    return `nobody listens on port ${facts.gateway.port} yet`;
  }
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
