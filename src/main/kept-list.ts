import {type Listed, listSessions, type SessionRow, sessionsFolder} from '../journal/index.ts';
import {readSession} from './resume.ts';

export type {Listed} from '../journal/index.ts';

/** The sessions that are kept in that place, the newest first. */
export function keptHere(out: string | undefined): readonly Listed[] {
  return listSessions(sessionsFolder(out), (id) => {
    const read = readSession(id, out);
    return 'problem' in read ? read : read.session;
  });
}

/** A session that is well again was about what it found. */
export function causeWords({verdict, root, found}: Pick<SessionRow, 'verdict' | 'root' | 'found'>): string {
  return verdict === 'clear' && found !== null ? `was ${found}` : (root ?? '-');
}
