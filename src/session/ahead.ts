import type {Session, Variant} from '../model/index.ts';
import {knownOnSome} from '../openclaw/commands.ts';
import {type Admission, ask, type Pick} from './gate/index.ts';

/** A rung to fetch, or one to withhold and why. */
export type Ahead = {readonly id: string} & ({readonly admission: Admission} | {readonly reason: string});

/**
 * The read-only rung to fetch next: the ladder's own order, and beside one that runs the costliest, so that it does not run alone
 * at the end with the other core at rest.
 */
export function nextAhead(session: Session, pick: Pick): Ahead | null {
  const ready = session.rungs.flatMap((state): readonly {readonly ahead: Ahead; readonly costs: number}[] => {
    if (state.status !== 'waiting' && state.status !== 'withheld') return [];
    const answer = ask(session, {kind: 'rung', id: state.id}, pick);
    // A withheld one too: its reason is gone.
    if (answer.is === 'run' && answer.admission.commands.length > 0)
      return [{ahead: {id: state.id, admission: answer.admission}, costs: costOf(answer.admission.commands)}];
    return answer.is === 'withhold' && !answer.passing && state.status === 'waiting'
      ? [{ahead: {id: state.id, reason: answer.reason}, costs: Number.POSITIVE_INFINITY}]
      : [];
  });
  const isFirst = !session.rungs.some((state) => state.status === 'running');
  return (isFirst ? ready[0] : ready.toSorted((a, b) => b.costs - a.costs)[0])?.ahead ?? null;
}

function costOf(commands: Variant['commands']): number {
  return commands.reduce((sum, argv) => sum + (argv[0] === 'openclaw' ? (knownOnSome(argv.slice(1))?.cpuSeconds ?? 1) : 0), 0);
}
