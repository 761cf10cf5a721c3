import type {Session} from '../model/index.ts';
import type {Earlier} from './stage.ts';

/** What a session did to its drill, so that the same host can be brought to where it was left. */
export function earlierOf(session: Session): Earlier {
  const own = session.own.flatMap(({at, argv, result}) => (result?.seen === true ? [{at, argv, limitMs: limitOf(result.value)}] : []));
  const rungs = session.rungs.flatMap(({variant, startedAt, runs}) => {
    if (variant?.kind !== 'writes' || startedAt === null) return [];
    let at = startedAt;
    return runs.flatMap((run) => {
      if (!run.seen) return [];
      const one = {at, argv: run.value.argv, limitMs: limitOf(run.value)};
      at += run.value.tookMs;
      return [one];
    });
  });
  return {
    runs: [...own, ...rungs].toSorted((a, b) => a.at - b.at),
    hints: session.drill?.hints ?? [],
    startedAt: session.startedAt,
    until: session.lastEventAt,
  };
}

/** A command that was stopped is stopped again after as long. */
function limitOf({ended, tookMs}: {readonly ended: string; readonly tookMs: number}): number {
  return ended === 'exit' ? 600_000 : Math.max(1, tookMs);
}
