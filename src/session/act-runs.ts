import type {ActRun, Event, Fate, Session} from '../model/index.ts';

type ActEvent = Extract<Event, {type: `act-${string}`}>;

export function isOfAct(event: Event): event is ActEvent {
  return event.type.startsWith('act-');
}

/** What an act that began, went on or ended changes in its session. */
export function stepOfAct(session: Session, event: ActEvent): Session {
  switch (event.type) {
    case 'act-begun': {
      const {plan, run, at, rung, undoes, before, pack} = event;
      const open = {
        after: [],
        results: [],
        verifyUntil: null,
        endedAt: null,
        verdict: null,
        because: '',
        ...(pack === undefined ? {} : {pack}),
      };
      return {...session, actWithheld: null, acts: [...session.acts, {...plan, run, at, rung, undoes, before, ...open}]};
    }
    case 'act-armed':
      return changed(session, event.run, () => ({fate: event.fate}));
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

/** The act whose undo waits to run by itself; null = none does. */
export function armedAct({acts}: Pick<Session, 'acts'>): ActRun | null {
  return acts.find((act) => act.fate?.is === 'waits') ?? null;
}

/** The last act of this session, where it can be taken back and was not yet. */
export function undoableAct({acts}: Pick<Session, 'acts'>): ActRun | null {
  const last = acts.findLast((act) => act.undoes === null && !act.act.startsWith('keep-'));
  if (last === undefined || last.undo.length === 0 || last.verdict === null || last.fate?.is === 'ran' || !hasChanged(last)) return null;
  return acts.some((act) => act.undoes === last.run && act.verdict === 'undone') ? null : last;
}

/** Of looks and copies that failed nothing is to be taken back; one that was cut off may have gone further than anybody saw. */
function hasChanged({steps, results, verdict}: ActRun): boolean {
  const first = steps.findIndex(({apart}) => apart !== true);
  return verdict === 'cut off' || first <= 0 || results.length > first;
}

/** The line of the timeline. */
export function saidOfAct(session: Session, event: ActEvent): string | null {
  switch (event.type) {
    case 'act-begun': {
      const over = event.over === undefined ? '' : `; ${event.over}`;
      const {wanted, code, subject} = event.plan;
      const why = wanted === true ? ` of ${subject ?? ''}` : ` for ${code}`;
      return `act ${event.plan.act} begun${why}${event.undoes === null ? '' : ', to take it back'}${over}`;
    }
    case 'act-armed':
      return sayFate(session.acts.find((one) => one.run === event.run)?.act ?? '', event.fate);
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

/** What an undo that was set beforehand does, or came to. */
export function sayFate(act: string, {is, until}: Fate): string {
  switch (is) {
    case 'waits':
      return `the undo of act ${act} is set and runs at ${new Date(until ?? 0).toISOString()} unless the act is verified or kept`;
    case 'disarmed':
      return `the undo of act ${act} is not set any more`;
    case 'ran':
      return `act ${act} was taken back by itself: nobody had verified or kept it in time`;
    case 'failed':
      return `the undo of act ${act} ran by itself and failed: the host may be between the two states, look at what it touches`;
    case 'gone':
      return `nothing is known any more of the undo of act ${act}: it was ended, or the host was started anew`;
  }
}

/** Who began what and did not end it, and what became of it since. */
export function sayLeft(left: Pick<NonNullable<Session['left']>, 'act' | 'responder' | 'session' | 'undoes' | 'fate'>): string {
  const what = left.undoes ? `the undoing of act ${left.act}` : `act ${left.act}`;
  const begun = `was begun by ${left.responder} in session ${left.session}, and that console is gone without its end`;
  // What became of it stands first: a line of the screen is cut at its end.
  return left.fate === undefined ? `${what} ${begun}` : `${sayFate(left.act, left.fate)}; it ${begun}`;
}

function changed(session: Session, run: number, change: (act: ActRun) => Partial<ActRun>): Session {
  return {...session, acts: session.acts.map((act) => (act.run === run ? {...act, ...change(act)} : act))};
}
