import type {Judgement, Rung, RungState, Verdict} from '../model/index.ts';
import {whyNoAnswer} from '../openclaw/answers.ts';
import {knownOnSome} from '../openclaw/commands.ts';

/** How a rung stands: the worst finding that it judges; clear only when it was walked and its rules could be answered. */
export function rungVerdict(rung: Rung, state: RungState, judgement: Judgement): Verdict {
  const mine = judgement.findings.filter((finding) => rung.codes.includes(finding.code));
  if (mine.some((finding) => finding.severity === 'down')) return 'down';
  if (mine.some((finding) => finding.severity === 'degraded')) return 'degraded';
  return whyNotShown(rung, state, judgement) === null ? 'clear' : 'unknown';
}

/** Why a rung shows nothing good of this host, whatever else was seen; null = what it judges can be told. */
export function whyNotShown(rung: Rung, state: RungState, judgement: Judgement): string | null {
  if (state.status === 'running') return 'its command has not ended';
  if (state.status !== 'done') return 'it was not run';
  const silent = noAnswers(state);
  if (silent.length > 0) return silent.join('; ');
  if (isLeftToAPerson(rung, state)) return 'nothing here judges it; whether it is well is for you to say';
  // What asks the gateway has proved nothing while the gateway is down, whatever its exit code says.
  if (judgement.verdict === 'down' && asksTheGateway(state)) return 'the gateway is down, and what asks it then proves nothing';
  const open = rung.codes.map((code) => judgement.unanswered.find((one) => one.code === code));
  const [first] = open;
  return first !== undefined && open.every((one) => one !== undefined) ? `nothing of it could be judged: ${first.because}` : null;
}

/** A rung that was walked and has no judge: that it was run does not clear it. */
export function isLeftToAPerson({codes}: Rung, state: RungState): boolean {
  return codes.length === 0 && state.status === 'done' && noAnswers(state).length === 0;
}

/** Which of a rung's commands gave no answer that shows anything, each in a sentence; what they were asked for is then not known. */
export function noAnswers(state: RungState): readonly string[] {
  const before = told.get(state);
  if (before !== undefined) return before;
  const silent = silentOf(state);
  told.set(state, silent);
  return silent;
}

/** Asked for with every frame, and an answer can be half a megabyte. */
const told = new WeakMap<RungState, readonly string[]>();

function silentOf({variant, runs}: RungState): readonly string[] {
  return runs.flatMap((run, index) => {
    const [program = '', ...words] = variant?.commands[index] ?? [];
    const name = [program, ...words].join(' ');
    // What could not be run at all, or was ended, says so by itself where its output would stand.
    if (!run.seen) return [`${name} could not be run: ${run.detail}`];
    const {exit, ended, stdout} = run.value;
    if (ended !== 'exit') return [`${name} was ended before it had answered`];
    const answered = {exit, stdout: stdout.text, cut: stdout.cut !== null};
    const why = program === 'openclaw' ? whyNoAnswer(words, answered) : exit === 0 ? null : `ended with exit ${exit}`;
    return why === null ? [] : [`${name} ${why}`];
  });
}

function asksTheGateway(state: RungState): boolean {
  return state.variant?.commands.some(([program, ...words]) => program === 'openclaw' && knownOnSome(words)?.gateway === true) ?? false;
}

/** After this long on one red rung, parallel experiments cost more than the rollback path: the seeds' time-box. */
export const timeBoxMs = 30 * 60_000;

export function timeBoxPassed(state: RungState, now: number): boolean {
  return state.redSince !== null && now - state.redSince >= timeBoxMs;
}
