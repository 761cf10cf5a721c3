import type {ActPlan, ArmedUndo, Fate, RunId} from '../model/index.ts';
import {armedWordsFor} from '../supervisors/index.ts';
import {armedAct} from './act-runs.ts';
import type {MendParts} from './mend-parts.ts';
import {failureOf, runStep, type StepParts} from './mend-step.ts';

/** What is set of it, where the act has one at all. */
export function armedOf({armed}: Pick<ActPlan, 'armed'>): ArmedUndo | null {
  return armed === undefined || 'none' in armed ? null : armed;
}

/** Sets the undo, before anything else of the act runs; null = it is set, or the act needs none. */
export async function arm(parts: MendParts, plan: ActPlan): Promise<string | null> {
  const armed = armedOf(plan);
  if (armed === null) return null;
  const until = parts.host.clock.now() + armed.afterMs;
  const failed = failureOf(armed.arm, await runStep(parts, armed.arm));
  if (failed !== null) return `its undo could not be set beforehand, so nothing was changed: ${failed}`;
  tell(parts, parts.run, {is: 'waits', until});
  return null;
}

/** Ends the undo that waits, because the act was verified or kept, or is taken back now. */
export async function disarm(parts: MendParts, armed: ArmedUndo): Promise<string | null> {
  for (const step of armed.disarm) {
    // The responder may have stopped the act itself; that its undo waits is another matter.
    const failed = failureOf(step, await runStep({...parts, signal: parts.ending}, step));
    if (failed !== null) return failed;
  }
  return null;
}

/** What its supervisor says of it now; what could not be asked still waits. */
async function fateOf(parts: StepParts, armed: ArmedUndo, before: Fate): Promise<Fate> {
  const ran = await runStep(parts, armed.ask);
  const words = armedWordsFor(parts.session().readings);
  if (words === null || !ran.seen || ran.value.exit !== 0) return before;
  const is = words.stateIn(ran.value.stdout.text);
  return {is, until: is === 'waits' ? before.until : null};
}

type WatchParts = StepParts & Pick<MendParts, 'dispatch' | 'repairs' | 'ending' | 'lookAgain'>;

/** What an earlier console set to run by itself has run, or still waits. */
export function watchUndo(parts: WatchParts): void {
  void watchArmed(parts);
  void watchLeft(parts);
}

/** Waits for the end of the undo that is set, and says what it came to; who keeps the act or takes it back meanwhile ends that. */
export async function watchArmed(parts: WatchParts): Promise<void> {
  for (let act = armedAct(parts.session()); act?.fate !== undefined; act = armedAct(parts.session())) {
    const {run, fate} = act;
    const armed = armedOf(act);
    if (armed === null) return;
    const now = await fateOf(parts, armed, fate);
    if (parts.ending.aborted) return;
    const known = armedAct(parts.session());
    if (known?.run === run && now.is !== 'waits') {
      tell(parts, run, now);
      parts.repairs.release();
      await parts.lookAgain(afterwards);
    } else await asleep(parts, fate);
    if (parts.ending.aborted) return;
  }
}

/** The same of what another console left under the lock. */
async function watchLeft(parts: WatchParts): Promise<void> {
  for (let {left} = parts.session(); left !== null; {left} = parts.session()) {
    const armed = armedOf(left);
    if (armed === null) return;
    const before: Fate = left.fate ?? {is: 'waits', until: left.since + armed.afterMs};
    const fate = await fateOf(parts, armed, before);
    const known = parts.session().left;
    if (parts.ending.aborted || known === null) return;
    if (known.fate?.is !== fate.is) parts.dispatch({type: 'act-left', at: parts.host.clock.now(), left: {...known, fate}});
    if (fate.is !== 'waits') return parts.lookAgain(afterwards);
    await asleep(parts, fate);
    if (parts.ending.aborted) return;
  }
}

const afterwards = ['supervisor', 'ports', 'http', 'unit', 'secrets'] as const;

/** Not longer than until it runs, and then in short steps, because its commands take their time. */
function asleep({host, ending}: WatchParts, {until}: Fate): Promise<void> {
  return host.clock.sleep(Math.max((until ?? 0) - host.clock.now(), 0) + 3_000, ending);
}

export function tell(parts: Pick<MendParts, 'dispatch' | 'host'>, run: RunId, fate: Fate): void {
  parts.dispatch({type: 'act-armed', at: parts.host.clock.now(), run, fate});
}
