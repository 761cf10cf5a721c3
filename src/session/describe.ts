import type {Look, Ran} from '../model/index.ts';

/** How a rung's commands ended, in a few words for the timeline. */
export function describeEnd(runs: readonly Look<Ran>[]): string {
  if (runs.length === 0) return 'done by hand';
  return runs.map(describeRun).join('; ');
}

export function describeRun(run: Look<Ran>): string {
  if (!run.seen) return `not run (${run.why}): ${run.detail}`;
  const {ended, exit, signal, tookMs} = run.value;
  const how =
    ended === 'exit'
      ? `exit ${exit ?? '?'}`
      : ended === 'limit'
        ? 'killed at its limit'
        : ended === 'stopped'
          ? 'stopped by the responder'
          : `killed by ${signal ?? 'a signal'}`;
  return `${how} after ${seconds(tookMs)}`;
}

export function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
