import {captured, verified} from '../acts/index.ts';
import type {ActPlan, ActStep, ActVerdict, Judgement, LeftAct, ReadingName, Session} from '../model/index.ts';
import {armedAct, sayLeft, undoableAct} from './act-runs.ts';
import type {MendRequest} from './gate/admission.ts';
import {arm, armedOf, disarm, tell, watchArmed} from './mend-armed.ts';
import type {MendParts} from './mend-parts.ts';
import {readyFor} from './mend-ready.ts';
import {failureOf, runStep, stepLimitMs} from './mend-step.ts';
import {planFor} from './mending.ts';

/** What an act can change and what says whether it helped. */
const looks: readonly ReadingName[] = ['supervisor', 'ports', 'http', 'unit', 'secrets', 'install', 'config'];
const everyMs = 2_000;

/** The way of an act: look, lock, pack, begin, set its undo, run, verify. Whatever happens between is an event before it happens. */
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
  const ready = await readyFor(parts, shown);
  if (parts.ending.aborted) return;
  if ('reason' in ready) return withhold(ready.reason);
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
    ...(taken.over === null || taken.over.session === before.id ? {} : {over: `taken over: ${sayLeft(taken.over)}`}),
    ...(ready.pack === null ? {} : {pack: ready.pack}),
  });
  takeOver(parts, request);
  const failure = (await settleOther(parts, request)) ?? (await runAll(parts, request, shown));
  if (parts.ending.aborted) return;
  const {verdict, because} = await verdictOf(parts, request, shown, judged, failure);
  if (parts.ending.aborted) return;
  const after = captured(parts.session().readings);
  // Before it is called mended, because who reads that may leave at once, and would be taken back ten minutes later.
  if (verdict === 'mended') await disarmVerified(parts);
  dispatch({type: 'act-ended', at: host.clock.now(), run: parts.run, after, verdict, because});
  if (before.left !== null && verdict !== 'not undone') dispatch({type: 'act-left', at: host.clock.now(), left: null});
  // As long as an undo waits nobody else may begin anything that it would run into.
  if (armedAct(parts.session()) === null) repairs.release();
  else void watchArmed({...parts, signal: parts.ending});
}

function verdictOf(
  parts: MendParts,
  {kind}: MendRequest,
  shown: ActPlan,
  judged: Judgement,
  failure: string | null,
): Promise<{readonly verdict: ActVerdict; readonly because: string}> {
  if (kind === 'undo') return undone(parts, failure);
  if (kind === 'keep')
    return Promise.resolve(failure === null ? {verdict: 'kept', because: 'its undo was ended'} : {verdict: 'not undone', because: failure});
  return verify(parts, shown, judged, failure);
}

/** What waits of the act that is kept or taken back now is ended first, so that nothing is taken back twice. */
async function settleOther(parts: MendParts, {kind}: MendRequest): Promise<string | null> {
  if (kind !== 'undo' && kind !== 'keep') return null;
  const {left, ...session} = parts.session();
  const open = armedAct(session);
  const armed = open === null ? (left?.fate?.is === 'waits' ? armedOf(left) : null) : armedOf(open);
  if (armed === null) return null;
  const failed = await disarm(parts, armed);
  if (failed !== null) return `the undo that waits could not be ended: ${failed}`;
  if (open !== null) tell(parts, open.run, {is: 'disarmed', until: null});
  return null;
}

/** An undo that a dead console set is this act's from here on. */
function takeOver(parts: MendParts, {kind}: MendRequest): void {
  const {left, ...session} = parts.session();
  if (kind === 'settle' && left?.fate?.is === 'waits' && armedAct(session) === null) tell(parts, parts.run, left.fate);
}

/** What is verified needs no undo; one that cannot be ended goes on waiting, and is said. */
async function disarmVerified(parts: MendParts): Promise<void> {
  const open = armedAct(parts.session());
  const armed = open === null ? null : armedOf(open);
  if (open === null || armed === null) return;
  if ((await disarm(parts, armed)) === null) tell(parts, open.run, {is: 'disarmed', until: null});
}

/** What is kept beside the lock: enough for another console to say what was begun, and to take it back. */
function noteOf({session, host}: MendParts, plan: ActPlan, undoes: boolean): LeftAct {
  const {id, responder, readings} = session();
  return {...plan, session: id, responder, since: host.clock.now(), before: captured(readings), undoes};
}

/** What it only looks at and copies, then the undo is set, then what changes something. */
async function runAll(parts: MendParts, {kind}: MendRequest, plan: ActPlan): Promise<string | null> {
  const from = plan.steps.findIndex(({apart}) => apart !== true);
  const first = await runSteps(parts, plan.steps.slice(0, Math.max(0, from)));
  if (first !== null || parts.ending.aborted) return first;
  const unset = kind === 'mend' ? await arm(parts, plan) : null;
  return unset ?? (parts.ending.aborted ? null : runSteps(parts, plan.steps.slice(Math.max(0, from))));
}

/** The first failure ends it; null = all ran. */
async function runSteps(parts: MendParts, steps: readonly ActStep[]): Promise<string | null> {
  for (const step of steps) {
    const result = await runStep(parts, step);
    if (parts.ending.aborted) return null;
    parts.dispatch({type: 'act-stepped', at: parts.host.clock.now(), run: parts.run, result});
    const failed = failureOf(step, result);
    if (failed !== null && step.mayFail !== true) return failed;
    const {ends} = step;
    if (ends !== undefined && !(await isGone(parts, ends))) return `process ${ends} has not ended, and what comes after it was not run`;
    if (parts.signal.aborted) return 'it was stopped by the responder';
  }
  return null;
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
