import type {Facts, ProcessFacts} from '../../model/index.ts';
import {meaning} from '../../openclaw/meaning.ts';
import {slowness, slownessMax} from '../../openclaw/slowness.ts';
import {gatewayProcess, processInside} from '../../supervisors/index.ts';
import {isChannel} from './channels.ts';
import {holders} from './holders.ts';
import {lastRunLine, lastRunLines} from './last-run.ts';
import {maybe} from './rule.ts';
import {toldService} from './service.ts';
import {chosenUnit, isUp} from './unit.ts';
import {span} from './words.ts';

/** Ready after 9 to 16 s on two cores; four times the worst is left to slow and loaded machines. */
export const startMs = 60_000;

/** What a start may take on this host as it is now: starts of 84 s were seen where eight processes wanted two cores, and on slow ones. */
function startLimitMs(facts: Facts): number {
  if (saysWhyNot(facts) || !isOnItsWay(facts)) return startMs;
  return progressOf(facts) === null ? Math.round(startMs * slowness(facts.readings)) : startMostMs;
}

/** Nobody waits longer for a start, whatever it does meanwhile. */
const startMostMs = startMs * slownessMax;

/** The port opens late in a start; whoever has it open and does not answer is no longer starting, unless it says so. */
function isOnItsWay(facts: Facts): boolean {
  return maybe(facts, 'http')?.ready?.startup === 'starting' || hasNoListener(facts) || answersNobodyYet(facts);
}

/** Its port is open and it has not answered anybody in this run: what it loads last keeps a slow core busy for longer than a question waits. */
function answersNobodyYet(facts: Facts): boolean {
  const http = maybe(facts, 'http');
  return http !== null && !http.healthz.seen && http.healthz.why === 'late' && servesForMs(facts) === null;
}

/** What shows that a start goes on, however slowly: its program works, or has spoken. Null = nothing does. */
function progressOf(facts: Facts): string | null {
  const supervisor = maybe(facts, 'supervisor');
  const ports = maybe(facts, 'ports');
  if (supervisor === null) return null;
  const unit = chosenUnit(supervisor);
  const own = [...supervisor.processes, ...(ports === null ? [] : holders(facts, supervisor, ports).map(({listener}) => listener.process))];
  const busy = own.find((one) => one !== null && one.uid === facts.gateway.user.uid && /^[RD]/.test(one.state));
  if (busy) return `pid ${busy.pid} is busy`;
  const log = maybe(facts, 'log');
  const spoke = log === null ? undefined : lastRunLines(unit, log).at(-1);
  const agoMs = spoke === undefined ? Number.POSITIVE_INFINITY : facts.now - spoke.at;
  return agoMs > silenceMs ? null : `it spoke ${span(Math.max(0, agoMs))} ago`;
}

/** What has said nothing for so long is no longer taken to go on by its words. */
const silenceMs = 30_000;

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
  /** How much longer it is given. */
  readonly leftMs: number;
  /** What shows that it has not finished. */
  readonly sign: string;
  /** What shows that it goes on; null = nothing but its age. */
  readonly progress: string | null;
  /** It calls itself started and ready and is merely busy: too early to judge its channels by, and no longer a start. */
  readonly ready: boolean;
}

/** A gateway in its first minute, or as many as a slow host takes for it, that is not ready yet: too early to judge what it does not do. Null = not so. */
export function starting(facts: Facts): Starting | null {
  const sinceMs = upForMs(facts);
  const supervisor = maybe(facts, 'supervisor');
  if (
    sinceMs === null ||
    (supervisor !== null && chosenUnit(supervisor)?.active === 'deactivating') ||
    isHalted(gatewayProcess(facts.readings, facts.gateway) ?? processInside(facts.readings))
  )
    return null;
  const leftMs = startLimitMs(facts) - youngForMs(facts, sinceMs);
  const sign = leftMs < 0 ? null : unfinished(facts);
  if (sign === null || fellSilent(facts)) return null;
  const said = maybe(facts, 'http')?.ready;
  return {sinceMs, leftMs, sign, progress: progressOf(facts), ready: said?.startup === 'started' && said.ready};
}

/** It said that it is ready, and since then neither works, nor speaks, nor answers: no start looks like that. */
function fellSilent(facts: Facts): boolean {
  const http = maybe(facts, 'http');
  return http !== null && !http.healthz.seen && http.healthz.why === 'late' && servesForMs(facts) !== null && progressOf(facts) === null;
}

/** A signal holds it: it goes on with nothing, however young it is. */
export function isHalted(process: Pick<ProcessFacts, 'state'> | null): boolean {
  return process !== null && /^[Tt]/.test(process.state);
}

/** The first minute is counted from when it began to serve, where a slow host took long to come that far. */
export function youngForMs(facts: Facts, sinceMs: number): number {
  return sinceMs > startMostMs ? sinceMs : Math.min(sinceMs, servesForMs(facts) ?? sinceMs);
}

/** For how long it has served in this run, by its own word or its log's; null = it does not yet, or nobody says. */
function servesForMs(facts: Facts): number | null {
  const said = maybe(facts, 'http')?.ready?.uptimeMs ?? null;
  if (said !== null) return said;
  const supervisor = maybe(facts, 'supervisor');
  const line = lastRunLine(facts, supervisor && chosenUnit(supervisor), meaning('asked-serving'));
  return line === null ? null : Math.max(0, facts.now - line.at);
}

/** How long the gateway's process has run, by whoever knows; null = it does not run, or nobody can say. */
export function upForMs(facts: Facts): number | null {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  if (unit !== null && isUp(unit) && unit.startedAt !== null) return Math.max(0, facts.now - unit.startedAt);
  const service = supervisor === null ? null : toldService(supervisor);
  if (service !== null && !service.running) return null;
  // launchd tells no time; the process behind its job has one.
  if (service !== null && service.run.startedAt !== null) return Math.max(0, facts.now - service.run.startedAt);
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
