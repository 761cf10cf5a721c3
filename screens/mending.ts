import type {ActRun, Session} from '../src/model/index.ts';
import {actInProgress, armedAct, sayLeft, undoableAct} from '../src/session/act-runs.ts';

/** What an act on this host does now, came to or waits for; null = nothing that has to be said before anything else. */
export function mendingLine(session: Session, now: number): string | null {
  const running = actInProgress(session);
  if (running !== null) return runningLine(running, now);
  // What was done is said where it was done: whoever goes on is told what is next.
  const here = session.rungs[session.at]?.id ?? '';
  if (session.actWithheld?.rung === here) return `not done: ${session.actWithheld.text}`;
  if (session.left !== null) return `e settles or takes back: ${sayLeft(session.left)}`;
  const waits = armedAct(session)?.fate?.until;
  if (waits != null)
    return `${minutes(waits - now)} until act ${armedAct(session)?.act ?? ''} is taken back by itself: e keeps it, u takes it back now`;
  const last = session.acts.at(-1);
  if (last?.verdict == null || last.rung !== here) return null;
  return `${last.verdict}: ${last.because}${undoableAct(session)?.run === last.run ? '; u takes it back' : ''}`;
}

function minutes(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds >= 120 ? `${Math.ceil(seconds / 60)} min` : `${seconds} s`;
}

/** What counts down stands first: a small screen cuts the end. */
function runningLine({act, verifyUntil, code, steps, results}: ActRun, now: number): string {
  if (verifyUntil === null)
    return `command ${Math.min(steps.length, results.length + 1)} of ${steps.length} runs, ctrl-x stops it (${act})`;
  return `${Math.max(0, Math.ceil((verifyUntil - now) / 1000))} s left for ${code} to be gone (${act})`;
}
