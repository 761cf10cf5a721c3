import type {Change, Changes, Trigger} from '../model/index.ts';

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
