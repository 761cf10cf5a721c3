import type {Finding, Held, Judgement, Severity} from '../model/index.ts';

/** What was found so far after one more judgement, causes first: what was mended is still what the session was about. */
export function heldAfter(held: readonly Held[], {findings}: Judgement, at: number): readonly Held[] {
  const now = new Map(findings.map((finding) => [key(finding), finding]));
  const before = held.map((one): Held => {
    const finding = now.get(key(one.finding));
    now.delete(key(one.finding));
    return finding === undefined ? ended(one, at) : goesOn(one, finding);
  });
  const fresh = [...now.values()].map((finding): Held => ({finding, from: at, until: null, times: 1, root: isRoot(finding)}));
  return [...before, ...fresh].toSorted((a, b) => weight(b) - weight(a) || lasted(b, at) - lasted(a, at));
}

const ended = (one: Held, at: number): Held => (one.until === null ? {...one, until: at} : one);

/** The words of its worst moment stay: on the way to being well a finding says less than it did, and of a host that changed already. */
function goesOn(one: Held, finding: Finding): Held {
  return {
    ...one,
    finding: says(finding) > says(one.finding) ? finding : one.finding,
    until: null,
    times: one.until === null ? one.times : one.times + 1,
    // A symptom can stand alone for a moment, before its cause is seen and after it is gone.
    root: one.root && finding.behind === null,
  };
}

const rank: Readonly<Record<Severity, number>> = {note: 0, degraded: 1, down: 2};

/** Worse comes first, then what more was seen of. */
const says = ({severity, evidence}: Finding): number => rank[severity] * 1000 + Math.min(evidence.length, 999);

const isRoot = ({behind}: Finding): boolean => behind === null;

const weight = ({root, finding}: Held): number => rank[finding.severity] + (root && finding.severity !== 'note' ? rank.down + 1 : 0);

const lasted = ({from, until}: Held, at: number): number => (until ?? at) - from;

const key = ({code, subject}: Finding): string => `${code} ${subject ?? ''}`;
