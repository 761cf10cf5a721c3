import type {Event, Finding, Judgement, Moment, Readings, RungState, Session} from '../model/index.ts';
import {showWords} from '../steps/index.ts';
import {cutOff, isOfAct, saidOfAct, stepOfAct} from './act-runs.ts';
import {withRan} from './commands-run.ts';
import {contradictedBy, contradictedByLog} from './contradicted.ts';
import {describeEnd} from './describe.ts';
import {heldAfter} from './held.ts';
import {tellsOfProcess, withNews} from './log-news.ts';
import {saidOfPerson, stepOfPerson} from './persons.ts';
import {stepOfRun} from './runs.ts';
import {rungVerdict} from './verdict.ts';

const nothingJudged: Judgement = {verdict: 'unknown', findings: [], unanswered: [], unseen: []};

/**
 * The only place where a session changes. The first event of a session is `opened`; others before it are refused. Nothing is judged
 * here: a judgement is an event, so that whoever reads a journal is shown what was judged then.
 */
export function next(session: Session | null, event: Event): Session {
  if (event.type === 'opened') return opened(event);
  if (session === null) throw new Error(`a session begins with "opened", not with "${event.type}"`);
  const stepped = withMoments(session, withRan(step(session, event), event), event);
  return {
    ...stepped,
    lastRun: 'run' in event ? Math.max(stepped.lastRun, event.run) : stepped.lastRun,
    // What is said of an incident afterwards is no event of it.
    lastEventAt: event.type === 'stated' ? session.lastEventAt : event.at,
    rungs: stepped.rungs.map((state, index) => coloured(stepped, state, index, event.at)),
  };
}

function opened(event: Event & {type: 'opened'}): Session {
  return {
    id: event.id,
    version: event.version,
    startedAt: event.at,
    endedAt: null,
    host: event.host,
    responder: event.responder,
    gateway: event.gateway,
    runbook: event.runbook,
    at: 0,
    rungs: event.runbook.rungs.map((rung) => ({
      id: rung.id,
      status: 'waiting',
      variant: null,
      reason: null,
      runs: [],
      run: null,
      startedAt: null,
      endedAt: null,
      verdict: 'unknown',
      redSince: null,
      tookMs: null,
    })),
    readings: {},
    judgement: nothingJudged,
    held: [],
    judgedBy: null,
    lookingAgain: [],
    firstTouch: {},
    firstTouchAt: null,
    timeline: [{at: event.at, text: `opened by ${event.responder} on ${event.host.name}, runbook ${event.runbook.name}`}],
    notes: [],
    pins: [],
    named: [],
    ran: [],
    stated: [],
    own: [],
    withheld: [],
    movedTo: [],
    acts: [],
    left: null,
    actWithheld: null,
    lastRun: 0,
    resumed: 0,
    redacted: [],
    withdrawn: 0,
    lastEventAt: event.at,
    ...(event.drill === undefined ? {} : {drill: {...event.drill, hints: [], solvedAt: null}}),
  };
}

function step(session: Session, event: Exclude<Event, {type: 'opened'}>): Session {
  switch (event.type) {
    case 'resumed':
      return {
        ...session,
        resumed: session.resumed + 1,
        endedAt: null,
        // What was running when the console died has no result and can be asked for again.
        rungs: session.rungs.map((state) => (state.status === 'running' ? {...state, status: 'waiting', startedAt: null} : state)),
        acts: session.acts.map(cutOff),
        own: session.own.map((run) =>
          run.result === null ? {...run, result: {seen: false, why: 'late', detail: 'the console ended before this command did'}} : run,
        ),
      };
    case 'looked':
      return looked(session, event);
    case 'logged':
      return logged(session, event);
    case 'first-touch':
      return {
        ...session,
        // Everything has just been looked at.
        lookingAgain: [],
        ...(session.firstTouchAt === null ? {firstTouchAt: event.at, firstTouch: session.readings} : {}),
      };
    case 'moved':
      return {...session, at: Math.max(0, Math.min(session.rungs.length - 1, event.to))};
    case 'noted':
      return {...session, notes: [...session.notes, {at: event.at, rung: event.rung, text: event.text}]};
    case 'pinned':
    case 'unpinned':
    case 'named':
      return stepOfPerson(session, event);
    case 'stated':
      return {...session, stated: [...session.stated, {at: event.at, what: event.what, text: event.text}]};
    case 'judged':
      return {
        ...session,
        judgement: event.judgement,
        held: heldAfter(session.held, event.judgement, event.at),
        judgedBy: event.rules,
        lookingAgain: [],
      };
    case 'hinted':
    case 'solved':
      return stepOfDrill(session, event);
    case 'elsewhere':
      return {...session, movedTo: [...session.movedTo, {at: event.at, text: event.folder}]};
    case 'line':
      return session;
    case 'withdrawn':
      return {...session, withdrawn: session.withdrawn + event.replaced.length};
    case 'redacted':
      return {...session, redacted: event.redactions};
    case 'closed':
      return {...session, endedAt: event.at};
    default:
      return isOfAct(event) ? stepOfAct(session, event) : stepOfRun(session, event);
  }
}

function stepOfDrill(session: Session, event: Event & {type: 'hinted' | 'solved'}): Session {
  const {drill} = session;
  if (drill === undefined) return session;
  if (event.type === 'hinted') return {...session, drill: {...drill, hints: [...drill.hints, {at: event.at, text: event.text}]}};
  return drill.solvedAt === null ? {...session, drill: {...drill, solvedAt: event.at}} : session;
}

function looked(session: Session, {looked: one, same}: Event & {type: 'looked'}): Session {
  const readings: Readings = {...session.readings, [one.name]: one.reading};
  const others = session.lookingAgain.filter((name) => name !== one.name);
  // Before the first look is complete everything is on its way anyhow.
  const doubtful = same === true || session.firstTouchAt === null ? [] : contradictedBy(one, readings);
  return {...session, readings, lookingAgain: [...new Set([...others, ...doubtful])]};
}

function logged(session: Session, {news}: Event & {type: 'logged'}): Session {
  const {log} = session.readings;
  if (log?.seen !== true) return session;
  const doubtful = tellsOfProcess(news) ? contradictedByLog() : [];
  return {
    ...session,
    readings: {...session.readings, log: {...log, value: withNews(log.value, news)}},
    lookingAgain: [...new Set([...session.lookingAgain, ...doubtful])],
  };
}

/** A rung's colour follows what is known now, not only what its own command said. */
function coloured(session: Session, state: RungState, index: number, at: number): RungState {
  const rung = session.runbook.rungs[index];
  if (rung === undefined) return state;
  const verdict = rungVerdict(rung, state, session.judgement);
  const red = verdict === 'down' || verdict === 'degraded';
  const redSince = red ? (state.redSince ?? at) : null;
  return verdict === state.verdict && redSince === state.redSince ? state : {...state, verdict, redSince};
}

function withMoments(before: Session, after: Session, event: Event): Session {
  const moments = [...said(after, event), ...judged(before, after, event.at)];
  return moments.length === 0 ? after : {...after, timeline: [...after.timeline, ...moments]};
}

function said(session: Session, event: Event): readonly Moment[] {
  const number = (id: string) => session.runbook.rungs.findIndex((rung) => rung.id === id) + 1;
  const text = (() => {
    switch (event.type) {
      case 'resumed':
        return `resumed by ${event.responder}${event.marks === 'new' ? '; marks of secrets are new from here: the key of the earlier ones was deleted when the session was closed' : ''}`;
      case 'first-touch':
        return 'first look complete';
      case 'rung-ended':
        return `rung ${number(event.rung)} ${event.rung}: ${describeEnd(event.runs)}`;
      case 'rung-withheld':
        return `rung ${number(event.rung)} ${event.rung} withheld: ${event.reason}`;
      case 'skipped':
        return `rung ${number(event.rung)} ${event.rung} skipped: ${event.reason}`;
      case 'noted':
        return `note on rung ${number(event.rung)}`;
      case 'pinned':
      case 'unpinned':
      case 'named':
        return saidOfPerson(event);
      case 'stated':
        return event.what === 'impact' ? 'impact said' : 'follow-up said';
      case 'own-started':
        return `own command started${event.armed ? ' (armed)' : ''}: ${showWords(event.argv)}`;
      case 'own-ended':
        return `own command ended: ${describeEnd([event.result])}`;
      case 'own-withheld':
        return `own command withheld: ${showWords(event.argv)}: ${event.reason}`;
      case 'hinted':
        return `hint ${session.drill?.hints.length ?? 1}: ${event.text}`;
      case 'solved':
        return 'drill solved: the host is well again';
      case 'withdrawn':
        return `${event.replaced.length === 1 ? '1 earlier event is' : `${event.replaced.length} earlier events are`} cleaned again: what was kept turned out to be a secret; copies that were made before still hold it`;
      case 'elsewhere':
        return `journal and ticket go on in ${event.folder}`;
      case 'line':
        return event.lost ?? 'the line is there again';
      case 'closed':
        return `closed: ${event.how}`;
      case 'act-begun':
      case 'act-armed':
      case 'act-ended':
      case 'act-withheld':
      case 'act-left':
        return saidOfAct(session, event);
      default:
        return null;
    }
  })();
  return text === null ? [] : [{at: event.at, text}];
}

function judged(before: Session, after: Session, at: number): readonly Moment[] {
  if (before.judgement === after.judgement) return [];
  const moments: Moment[] = [];
  const had = new Set(before.judgement.findings.map(key));
  const has = new Set(after.judgement.findings.map(key));
  for (const finding of after.judgement.findings)
    if (!had.has(key(finding))) moments.push({at, text: `found ${label(finding)}: ${finding.title}`});
  for (const finding of before.judgement.findings) if (!has.has(key(finding))) moments.push({at, text: `gone ${label(finding)}`});
  if (before.judgement.verdict !== after.judgement.verdict) moments.push({at, text: `verdict ${after.judgement.verdict}`});
  return moments;
}

const key = (finding: Finding) => `${finding.code} ${finding.subject ?? ''} ${finding.severity}`;
const label = (finding: Finding) => (finding.subject === null ? finding.code : `${finding.code} (${finding.subject})`);
