import type {Judgement, Rung, RungState, Verdict} from '../model/index.ts';
import {knownCommand} from '../openclaw/commands.ts';

/** How a rung stands: the worst finding that it judges; clear only when it was walked and its rules could be answered. */
export function rungVerdict(rung: Rung, state: RungState, judgement: Judgement): Verdict {
  const mine = judgement.findings.filter((finding) => rung.codes.includes(finding.code));
  if (mine.some((finding) => finding.severity === 'down')) return 'down';
  if (mine.some((finding) => finding.severity === 'degraded')) return 'degraded';
  if (state.status !== 'done') return 'unknown';
  if (state.runs.length > 0 && state.runs.every((run) => !run.seen || run.value.ended !== 'exit')) return 'unknown';
  // What asks the gateway has proved nothing while the gateway is down, whatever its exit code says.
  if (judgement.verdict === 'down' && asksTheGateway(state)) return 'unknown';
  return rung.codes.length > 0 && rung.codes.every((code) => judgement.unanswered.some((open) => open.code === code)) ? 'unknown' : 'clear';
}

function asksTheGateway(state: RungState): boolean {
  return state.variant?.commands.some(([program, ...words]) => program === 'openclaw' && knownCommand(words)?.gateway === true) ?? false;
}

/** After this long on one red rung, parallel experiments cost more than the rollback path: the seeds' time-box. */
export const timeBoxMs = 30 * 60_000;

export function timeBoxPassed(state: RungState, now: number): boolean {
  return state.redSince !== null && now - state.redSince >= timeBoxMs;
}
