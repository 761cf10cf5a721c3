import type {Rung, Session, Variant} from '../model/index.ts';
import {knownCommand} from '../openclaw/commands.ts';
import {gate} from './gate.ts';

export interface Ahead {
  readonly id: string;
  /** Null = run it; else why it is withheld. */
  readonly reason: string | null;
}

/**
 * The read-only rung to fetch next: the ladder's own order, and beside one that runs the costliest, so that it does not run alone
 * at the end with the other core at rest.
 */
export function nextAhead(
  session: Session,
  running: ReadonlySet<string>,
  pick: (rung: Rung, version: string | null) => Variant | null,
): Ahead | null {
  const ready = session.rungs.flatMap((state, index): readonly (Ahead & {readonly costs: number})[] => {
    const rung = session.runbook.rungs[index];
    if (rung === undefined || running.has(state.id) || (state.status !== 'waiting' && state.status !== 'withheld')) return [];
    const found = gate(session, rung, pick);
    // A withheld one too: its reason is gone.
    if (found.may === 'run' && !found.armed && found.variant.kind === 'reads')
      return [{id: state.id, reason: null, costs: costOf(found.variant)}];
    return found.may === 'withhold' && state.status === 'waiting'
      ? [{id: state.id, reason: found.reason, costs: Number.POSITIVE_INFINITY}]
      : [];
  });
  return running.size === 0 ? (ready[0] ?? null) : (ready.toSorted((a, b) => b.costs - a.costs)[0] ?? null);
}

function costOf({commands}: Variant): number {
  return commands.reduce((sum, argv) => sum + (argv[0] === 'openclaw' ? (knownCommand(argv.slice(1))?.cpuSeconds ?? 1) : 0), 0);
}
