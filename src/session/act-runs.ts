import type {ActRun, Event, Session} from '../model/index.ts';

type ActEvent = Event & {type: `act-${string}`};

/** What an act that began, went on or ended changes in its session. */
export function stepOfAct(session: Session, event: ActEvent): Session {
  switch (event.type) {
    case 'act-begun': {
      const {plan, run, at, rung, undoes, before} = event;
      const open = {after: [], results: [], verifyUntil: null, endedAt: null, verdict: null, because: ''};
      return {...session, actWithheld: null, acts: [...session.acts, {...plan, run, at, rung, undoes, before, ...open}]};
    }
    case 'act-stepped':
      return changed(session, event.run, (act) => ({results: [...act.results, event.result]}));
    case 'act-verifying':
      return changed(session, event.run, () => ({verifyUntil: event.until}));
    case 'act-ended': {
      const {after, verdict, because, at} = event;
      return changed(session, event.run, () => ({after, verdict, because, endedAt: at, verifyUntil: null}));
    }
    case 'act-withheld':
      return {...session, actWithheld: {at: event.at, text: event.reason, rung: session.rungs[session.at]?.id ?? ''}};
    case 'act-left':
      return {...session, left: event.left};
  }
}

/** What ran when its console died has no verdict: nobody saw how it ended. */
export function cutOff(act: ActRun): ActRun {
  if (act.verdict !== null) return act;
  return {...act, verifyUntil: null, verdict: 'cut off', because: 'the console ended before this act did'};
}

/** The act that runs now; null = none. */
export function actInProgress({acts}: Pick<Session, 'acts'>): ActRun | null {
  return acts.find((act) => act.verdict === null) ?? null;
}

/** The last act of this session, where it can be taken back and was not yet. */
export function undoableAct({acts}: Pick<Session, 'acts'>): ActRun | null {
  const last = acts.findLast((act) => act.undoes === null);
  if (last === undefined || last.undo.length === 0 || last.verdict === null) return null;
  return acts.some((act) => act.undoes === last.run && act.verdict === 'undone') ? null : last;
}

/** The line of the timeline. */
export function saidOfAct(session: Session, event: ActEvent): string | null {
  switch (event.type) {
    case 'act-begun': {
      const over = event.over === undefined ? '' : `; ${event.over}`;
      return `act ${event.plan.act} begun for ${event.plan.code}${event.undoes === null ? '' : ', to take it back'}${over}`;
    }
    case 'act-ended': {
      const act = session.acts.find((one) => one.run === event.run);
      return `act ${act?.act ?? ''}: ${event.verdict}, ${event.because}`;
    }
    case 'act-withheld':
      return `act ${event.act} withheld: ${event.reason}`;
    case 'act-left':
      return event.left === null ? null : sayLeft(event.left);
    default:
      return null;
  }
}

/** Who began what and did not end it. */
export function sayLeft(left: Pick<NonNullable<Session['left']>, 'act' | 'responder' | 'session' | 'undoes'>): string {
  const what = left.undoes ? `the undoing of act ${left.act}` : `act ${left.act}`;
  return `${what} was begun by ${left.responder} in session ${left.session}, and that console is gone without its end`;
}

function changed(session: Session, run: number, change: (act: ActRun) => Partial<ActRun>): Session {
  return {...session, acts: session.acts.map((act) => (act.run === run ? {...act, ...change(act)} : act))};
}
