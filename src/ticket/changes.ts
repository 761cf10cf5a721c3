import type {Look, Ran, Session} from '../model/index.ts';
import {showWords} from '../steps/index.ts';
import type {TicketLine} from './blocks.ts';
import {ours, type Say, title} from './inline.ts';
import {howItEnded} from './runs.ts';

/** What was done that changes a host, oldest first: acts, armed own commands, rungs that write or were done by hand. */
export function changesMade(say: Say, session: Session): readonly Change[] {
  const acts = session.acts.map((act) => ({
    at: act.at,
    line: say`${title(act.title)}: ${act.steps.length === 0 ? act.effect : actCommands(say, act.steps)} (${ours(act.verdict ?? 'not ended yet')})`,
  }));
  const typed = session.own
    .filter(({armed}) => armed)
    .map(({at, argv, result}) => ({at, line: say`${showWords(argv)} (${howRunEnded(result)})`}));
  return [...acts, ...typed, ...walked(say, session)].toSorted((a, b) => a.at - b.at);
}

export interface Change {
  readonly at: number;
  readonly line: TicketLine;
}

function actCommands(say: Say, steps: readonly {readonly shown: string}[]): TicketLine {
  return say`${steps.map(({shown}) => shown).join('; ')}`;
}

function walked(say: Say, {rungs}: Session): readonly Change[] {
  return rungs.flatMap(({id, status, variant, startedAt: at, runs}) => {
    if (at === null || variant === null || variant.kind === 'reads') return [];
    const how =
      variant.kind === 'person' ? ours(status === 'done' ? 'said to be done by hand' : 'by hand') : howRunEnded(runs.at(-1) ?? null);
    return [{at, line: say`rung ${id} (${how})`}];
  });
}

function howRunEnded(result: Look<Ran> | null): TicketLine {
  if (result === null) return ours('not ended yet');
  return result.seen ? howItEnded(result.value) : ours('did not run');
}
