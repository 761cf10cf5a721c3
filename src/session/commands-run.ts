import type {CommandRun, Event, Look, Ran, Session} from '../model/index.ts';
import {showWords} from '../steps/index.ts';
import {describeRun} from './describe.ts';

/** The session with what has just ended in the log of its commands; what was run before stays there when a rung runs again. */
export function withRan(session: Session, event: Event): Session {
  const ended = endedBy(session, event);
  return ended.length === 0 ? session : {...session, ran: [...session.ran, ...ended]};
}

function endedBy(session: Session, event: Event): readonly CommandRun[] {
  switch (event.type) {
    case 'rung-ended': {
      const number = session.runbook.rungs.findIndex(({id}) => id === event.rung) + 1;
      const wanted = session.rungs.find(({id}) => id === event.rung)?.variant?.shown ?? '';
      return event.runs.map((run) => lineOf(run, `rung ${number}`, wanted, event.at));
    }
    case 'own-ended': {
      const own = session.own.find(({run}) => run === event.run);
      return [lineOf(event.result, session.responder, own === undefined ? '' : showWords(own.argv), event.at)];
    }
    case 'act-stepped': {
      const act = session.acts.find(({run}) => run === event.run);
      const step = act?.steps[act.results.length - 1]?.shown ?? '';
      return [lineOf(event.result, `act ${act?.act ?? ''}`, step, event.at)];
    }
    default:
      return [];
  }
}

/** As it was run, with the words that were put before it; where it was not run, as it was wanted. */
function lineOf(run: Look<Ran>, by: string, wanted: string, at: number): CommandRun {
  const took = run.seen ? run.value.tookMs : 0;
  return {at: Math.round(at - took), by, shown: run.seen ? showWords(run.value.argv) : wanted, how: describeRun(run)};
}
