import type {Session} from '../model/index.ts';
import {causeOf} from './past.ts';

/**
 * For a limit that not even the summary fits: one line of plain words. Nothing captured is in it but codes of findings,
 * which are letters, digits and hyphens.
 */
export function shortest(session: Session, limitChars: number): string {
  const {now, was} = causeOf(session);
  const root = ((now ?? was?.finding)?.code ?? '').replace(/[^a-z0-9-]/g, '').slice(0, 60);
  const drill = session.host.kind === 'drill' ? 'DRILL ' : '';
  const verdict = ['clear', 'degraded', 'down'].find((word) => word === session.judgement.verdict) ?? 'unknown';
  const cause = root === '' ? '' : `, cause ${was === undefined ? '' : 'was '}${root}`;
  return `${drill}Rungs ticket, too long for ${limitChars} characters. Verdict ${verdict}${cause}.\n`.slice(0, Math.max(0, limitChars));
}
