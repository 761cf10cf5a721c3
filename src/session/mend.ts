import {captured, verified} from '../acts/index.ts';
import type {ActPlan, ActStep, ActVerdict, Command, Judgement, LeftAct, Look, Ran, ReadingName, RunId, Session} from '../model/index.ts';
import {sayLeft, undoableAct} from './act-runs.ts';
import {commandFor} from './command.ts';
import {describeRun} from './describe.ts';
import type {MendRequest} from './gate/admission.ts';
import type {LoopParts} from './loop-parts.ts';
import {planFor} from './mending.ts';

export interface MendParts extends Pick<LoopParts, 'host' | 'judge' | 'session' | 'dispatch' | 'repairs' | 'groups'> {
  readonly run: RunId;
  /** The responder stops it. */
  readonly signal: AbortSignal;
  /** The console ends, and with it all that is known of the act's end. */
  readonly ending: AbortSignal;
  lookAgain(names: readonly ReadingName[]): Promise<void>;
}

/** What an act can change and what says whether it helped. */
const looks: readonly ReadingName[] = ['supervisor', 'ports', 'http', 'unit', 'secrets'];
/** A stop drains running work for up to 330 s. */
const stepLimitMs = 360_000;
const everyMs = 2_000;

/** The way of an act: look, lock, begin, run, verify. Whatever happens between is an event before it happens. */
export async function runMend(parts: MendParts, request: MendRequest, shown: ActPlan): Promise<void> {
  const {host, dispatch, repairs} = parts;
  await parts.lookAgain(looks);
  if (parts.ending.aborted) return;
  const before = parts.session();
  const judged = judgeNow(parts);
  const offer = planFor({...before, judgement: judged}, request);
  const withhold = (reason: string) =>
    dispatch({type: 'act-withheld', at: host.clock.now(), act: shown.act, code: shown.code, reason: `${reason}; nothing was run`});
  if (offer === null) return withhold('the host is not as it was shown any more');
  if (offer.refused !== null) return withhold(offer.refused);
  if (!sameCommands(offer.plan, shown)) return withhold('what it would run now is not what was shown');
  const undoes = request.kind === 'undo' ? (undoableAct(before)?.run ?? null) : null;
  const taken = repairs.take(noteOf(parts, shown, request.kind === 'undo'));
  if (taken.is === 'held') return withhold(taken.by);
  dispatch({
    type: 'act-begun',
    at: host.clock.now(),
    run: parts.run,
    rung: before.rungs[before.at]?.id ?? '',
    plan: shown,
    undoes: request.kind === 'undo' && request.of === 'last' ? undoes : null,
    before: request.kind === 'settle' && before.left !== null ? before.left.before : captured(before.readings),
    ...(taken.over === null ? {} : {over: `taken over: ${sayLeft(taken.over)}`}),
  });
  const failure = await runSteps(parts, shown.steps);
  if (parts.ending.aborted) return;
  const {verdict, because} = request.kind === 'undo' ? await undone(parts, failure) : await verify(parts, shown, judged, failure);
  if (parts.ending.aborted) return;
  const after = captured(parts.session().readings);
  dispatch({type: 'act-ended', at: host.clock.now(), run: parts.run, after, verdict, because});
  repairs.release();
  if (before.left !== null) dispatch({type: 'act-left', at: host.clock.now(), left: null});
}

/** What is kept beside the lock: enough for another console to say what was begun, and to take it back. */
function noteOf({session, host}: MendParts, plan: ActPlan, undoes: boolean): LeftAct {
  const {id, responder, readings} = session();
  return {...plan, session: id, responder, since: host.clock.now(), before: captured(readings), undoes};
}

/** The first failure ends it; null = all ran. */
async function runSteps(parts: MendParts, steps: readonly ActStep[]): Promise<string | null> {
  for (const step of steps) {
    const result = await runStep(parts, step);
    if (parts.ending.aborted) return null;
    parts.dispatch({type: 'act-stepped', at: parts.host.clock.now(), run: parts.run, result});
    const failed = failureOf(step, result);
    if (failed !== null) return failed;
    const {ends} = step;
    if (ends !== undefined && !(await isGone(parts, ends))) return `process ${ends} has not ended, and what comes after it was not run`;
    if (parts.signal.aborted) return 'it was stopped by the responder';
  }
  return null;
}

function runStep({host, session, signal}: MendParts, {argv, asOwner}: ActStep): Promise<Look<Ran>> {
  const now = session();
  const command: Command = {...commandFor(now, argv, signal), limitMs: stepLimitMs, mayLeave: true, scratch: false};
  return host.run(asOwner ? {...command, as: now.gateway.user} : command);
}

function failureOf({shown}: ActStep, result: Look<Ran>): string | null {
  if (result.seen && result.value.ended === 'exit' && result.value.exit === 0) return null;
  const said = result.seen ? result.value.stderr.text.trim().split('\n')[0] : '';
  return `${shown} failed (${describeRun(result)}${said === '' || said === undefined ? '' : `: ${said}`})`;
}

/** Waits until nothing that was looked at knows the process any more. */
async function isGone(parts: MendParts, pid: number): Promise<boolean> {
  const until = parts.host.clock.now() + stepLimitMs;
  for (;;) {
    await parts.lookAgain(['supervisor', 'ports']);
    const {supervisor, ports} = parts.session().readings;
    const listens = ports?.seen === true && ports.value.ports.some(({listeners}) => listeners.some(({process}) => process?.pid === pid));
    const runs = supervisor?.seen === true && supervisor.value.processes.some((one) => one.pid === pid);
    if (supervisor?.seen === true && ports?.seen === true && !listens && !runs) return true;
    if (!(await slept(parts, until))) return false;
  }
}

async function verify(
  parts: MendParts,
  plan: ActPlan,
  before: Judgement,
  failure: string | null,
): Promise<{readonly verdict: ActVerdict; readonly because: string}> {
  const until = parts.host.clock.now() + (failure === null ? plan.verifyMs : 0);
  parts.dispatch({type: 'act-verifying', at: parts.host.clock.now(), run: parts.run, until});
  for (;;) {
    await parts.lookAgain(looks);
    const now = verified(plan, before, judgeNow(parts), parts.session().readings);
    if (now.final || !(await slept(parts, until))) return {verdict: now.verdict, because: [failure ?? [], now.because].flat().join('; ')};
  }
}

/** Whether its commands ran is all that an undo has to show: the finding may well hold again. */
async function undone(parts: MendParts, failure: string | null): Promise<{readonly verdict: ActVerdict; readonly because: string}> {
  await parts.lookAgain(looks);
  return failure === null ? {verdict: 'undone', because: 'its commands ran'} : {verdict: 'not undone', because: failure};
}

/** False = the time is over, or nobody waits any more. */
async function slept({host, signal, ending}: MendParts, until: number): Promise<boolean> {
  if (signal.aborted || ending.aborted || host.clock.now() >= until) return false;
  await host.clock.sleep(everyMs, AbortSignal.any([signal, ending]));
  return !signal.aborted && !ending.aborted;
}

function judgeNow({session, judge, host}: MendParts): Judgement {
  const {gateway, readings}: Session = session();
  return judge({gateway, readings, now: host.clock.now()});
}

function sameCommands(one: ActPlan, other: ActPlan): boolean {
  return JSON.stringify([one.steps, one.undo]) === JSON.stringify([other.steps, other.undo]);
}
