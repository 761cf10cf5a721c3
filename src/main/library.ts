import type {KeptSession, Library} from '../../screens/library.ts';
import type {Session} from '../model/index.ts';
import {explainPage} from './explained.ts';
import {causeWords, keptHere} from './kept-list.ts';
import {ticketOf} from './print-ticket.ts';
import {readSession} from './resume.ts';

/** What can be looked up beside a session: pages of codes, and the sessions that are kept where this one is. */
export function libraryOf(session: () => Session, out: string | undefined): Library {
  return {
    explain(code) {
      const {gateway, readings, lastEventAt} = session();
      return explainPage(code, {gateway, readings, now: lastEventAt});
    },
    sessions: () => sessionsBeside(session(), out),
    ticketOf(id) {
      const read = readSession(id, out);
      if ('problem' in read) return read.problem;
      return ticketOf(read, {}) ?? `the journal in ${read.folder} holds readings that this release cannot print`;
    },
  };
}

/** All but the one that is in front, those of its host first. */
function sessionsBeside({id, host}: Session, out: string | undefined): readonly KeptSession[] {
  const rows = keptHere(out).flatMap((one): readonly KeptSession[] =>
    'problem' in one || one.id === id
      ? []
      : [
          {
            id: one.id,
            here: one.host === host.name,
            host: one.host,
            drill: one.drill,
            verdict: one.verdict,
            cause: causeWords(one),
            open: !one.closed,
          },
        ],
  );
  return [...rows.filter(({here}) => here), ...rows.filter(({here}) => !here)];
}
