import type {Looked, ReadingName, Readings} from '../model/index.ts';

/**
 * What a change in one reading says of others: they may be of the moment before it. A gateway that was killed is seen by its port
 * first, and until its supervisor is asked again the two together would say that it runs and nobody listens.
 */
const contradicts: {readonly [N in ReadingName]?: readonly ReadingName[]} = {
  http: ['supervisor', 'ports'],
  log: ['supervisor'],
  ports: ['supervisor', 'http'],
  supervisor: ['ports', 'http'],
};

/** The readings that this one's change has made doubtful: those that were looked at before it had been seen. */
export function contradictedBy({name, reading}: Looked, readings: Readings): readonly ReadingName[] {
  const seenAt = reading.at + reading.tookMs;
  return (contradicts[name] ?? []).filter((other) => (readings[other]?.at ?? Number.POSITIVE_INFINITY) < seenAt);
}

/** The same of new lines of the log. */
export function contradictedByLog(): readonly ReadingName[] {
  return contradicts.log ?? [];
}

/** What is looked at again when time alone can have made a difference. */
export const ofNow: readonly ReadingName[] = ['supervisor', 'ports', 'http', 'capabilities'];
