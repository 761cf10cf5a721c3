import type {Facts, LogLine, UnitState} from '../../model/index.ts';
import type {Meaning} from '../../openclaw/meaning.ts';
import {lastRunLine} from './last-run.ts';
import {maybe, whyUnseen} from './rule.ts';
import {chosenUnit, isUp, refused} from './unit.ts';

/** A unit whose last run refused to start, and what it said that fits a pattern. */
export type Refusal =
  | {readonly is: 'none'}
  | {readonly is: 'unsaid'; readonly because: string}
  | {readonly is: 'said'; readonly unit: UnitState; readonly line: LogLine};

/** Looks for the reason of status 78 among the last lines before the exit. A configuration that was edited since is another one. */
export function refusal(facts: Facts, meaning: Meaning): Refusal {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  if (unit === null || isUp(unit) || unit.exit.how !== 'exited' || unit.exit.status !== refused) return {is: 'none'};
  if (maybe(facts, 'log') === null) return {is: 'unsaid', because: `the unit was refused with status 78, and ${whyUnseen(facts, 'log')}`};
  const line = lastRunLine(facts, unit, meaning);
  const edited = maybe(facts, 'config')?.facts?.modifiedAt ?? -Infinity;
  return line === null || edited > line.at + roundingMs ? {is: 'none'} : {is: 'said', unit, line};
}

/** Time stamps of files and of the journal come from two clocks of the same kernel, one of them coarse. */
const roundingMs = 1_000;
