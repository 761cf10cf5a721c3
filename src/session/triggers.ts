import type {Change, Changes, Session, Trigger} from '../model/index.ts';

/** Ends of the gateway that lie no further apart belong to one trouble. */
const spellMs = 30 * 60_000;

/** A change that lies longer ago than this before the first sign is seldom what did it. */
const nearMs = 60 * 60_000;

const triggersMax = 3;

/** The first sign of the newest trouble; null where the traces tell of none. */
export function firstTrouble({list}: Pick<Changes, 'list'>): Change | null {
  const troubles = list.filter(({kind}) => kind === 'trouble');
  return troubles.reduceRight<Change | null>((first, one) => (first === null || first.at - one.at <= spellMs ? one : first), null);
}

/** What was changed shortly before it, the nearest first. It stands beside it in time, and that is all that it shows. */
export function triggersOf({list}: Pick<Changes, 'list'>, trouble: Change): readonly Trigger[] {
  return list
    .filter(({kind, at}) => kind !== 'trouble' && kind !== 'start' && at <= trouble.at && trouble.at - at <= nearMs)
    .map((change) => ({change, beforeMs: trouble.at - change.at}))
    .toSorted((a, b) => a.beforeMs - b.beforeMs)
    .slice(0, triggersMax);
}

/**
 * What stands shortly before the trouble that is there now; null where the gateway is not down, or lies still because somebody stopped it:
 * an older end of it would have nothing to do with that.
 */
export function triggersNow({readings: {changes, supervisor}, judgement}: Pick<Session, 'readings' | 'judgement'>): TriggersNow | null {
  const units = supervisor?.seen === true ? supervisor.value.units : [];
  const isDown = judgement.findings.some(({behind, severity}) => behind === null && severity === 'down');
  if (!isDown || changes?.seen !== true || !units.some(({active}) => active === 'failed' || active === 'activating')) return null;
  const trouble = firstTrouble(changes.value);
  const triggers = trouble === null ? [] : triggersOf(changes.value, trouble);
  return trouble === null || triggers.length === 0 ? null : {trouble, triggers};
}

/** What was wrong in the last day and is over: everything is green in the morning, and the night is in the log. The newest first; none while it is down. */
export function overSince({readings: {changes}, judgement}: Pick<Session, 'readings' | 'judgement'>): readonly Change[] {
  const isDown = judgement.findings.some(({behind, severity}) => behind === null && severity === 'down');
  if (isDown || changes?.seen !== true) return [];
  return changes.value.list.filter(({kind}) => kind === 'trouble').toReversed();
}

export interface TriggersNow {
  readonly trouble: Change;
  readonly triggers: readonly Trigger[];
}
