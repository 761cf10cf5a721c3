import type {Session} from '../model/index.ts';
import type {Drill, WrongAct} from './drill.ts';
import {commandKey, type DrillFacts} from './stage.ts';

/** How a drill went, in numbers that can be compared over time; null = it did not happen. */
export interface Score {
  readonly drill: string;
  readonly level: number;
  readonly seed: number;
  readonly responder: string;
  readonly startedAt: number;
  /** From the page to the first finding of Rungs, to the cause as the responder named it, to a host that is well. */
  readonly detectMs: number | null;
  readonly nameMs: number | null;
  readonly recoverMs: number | null;
  readonly rungsWalked: number;
  readonly rungsSkipped: number;
  /** Changes that did not help. */
  readonly wrongTurns: number;
  /** Changes that made it worse. */
  readonly harmfulActs: number;
  readonly hints: number;
  /** How the responder showed to know the cause: by its name, or only by the first act that was right. */
  readonly namedBy: 'word' | 'act' | null;
  /** Causes that were named and are none. */
  readonly wrongNames: number;
}

/** What the responder did that counts, with the moment and why. */
export interface Judged {
  readonly at: number;
  readonly is: 'right' | 'wrong turn' | 'harmful';
  readonly what: string;
  readonly because: string | null;
}

export function score(drill: Drill, session: Session, facts: DrillFacts, fill: (text: string) => string): Score {
  const since = (at: number | undefined | null): number | null => (at == null ? null : Math.max(0, Math.round(at - session.startedAt)));
  const acts = judgedActs(drill, session, facts, fill);
  const count = (is: Judged['is']): number => acts.filter((act) => act.is === is).length;
  const {at: namedAt, by: namedBy} = namedFirst(drill, session, acts);
  return {
    drill: drill.name,
    level: drill.level,
    seed: session.drill?.seed ?? 0,
    responder: session.responder,
    startedAt: session.startedAt,
    detectMs: since(foundFirst(session)),
    nameMs: since(namedAt),
    recoverMs: since(facts.solvedAt ?? session.drill?.solvedAt),
    rungsWalked: session.rungs.filter((rung) => rung.status === 'done').length,
    rungsSkipped: session.rungs.filter((rung) => rung.status === 'skipped').length,
    wrongTurns: count('wrong turn'),
    harmfulActs: count('harmful'),
    hints: Math.max(facts.hints.length, session.drill?.hints.length ?? 0),
    namedBy,
    wrongNames: session.named.filter(({code}) => !isCause(drill, code)).length,
  };
}

/** When a finding first stood in the session. */
function foundFirst({timeline}: Session): number | undefined {
  return timeline.find(({text}) => text.startsWith('found '))?.at;
}

/** When the responder showed to know it. What Rungs named by itself says nothing about that. */
function namedFirst(drill: Drill, {named}: Session, acts: readonly Judged[]): {readonly at: number | null; readonly by: Score['namedBy']} {
  const word = named.find(({code}) => isCause(drill, code));
  const act = acts.find(({is}) => is === 'right');
  if (word !== undefined && (act === undefined || word.at <= act.at)) return {at: word.at, by: 'word'};
  return act === undefined ? {at: null, by: null} : {at: act.at, by: 'act'};
}

function isCause({expect}: Drill, code: string): boolean {
  return expect.some(({root}) => root === code);
}

/** Every command of the responder that changed something, and every consequence that the drill's host noted. */
export function judgedActs(drill: Drill, session: Session, {deeds, harms}: DrillFacts, fill: (text: string) => string): readonly Judged[] {
  const key = (argv: readonly string[]): string => commandKey(argv.map(fill));
  const acts = session.own.flatMap(({at, argv, result}): readonly Judged[] => {
    const what = argv.join(' ');
    const wrong = drill.hurt.find((one) => key(one.argv) === commandKey(argv));
    if (wrong) return [{at, is: wrong.harmful ? 'harmful' : 'wrong turn', what, because: reason(wrong, fill)}];
    if (drill.solve.some((one) => key(one.argv) === commandKey(argv))) return [{at, is: 'right', what, because: null}];
    // Clocks are read one after the other, so a second is left on both sides.
    const until = at + (result?.seen === true ? result.value.tookMs : 0) + 1_000;
    const changed = deeds.some((deed) => deed.at >= at - 1_000 && deed.at <= until);
    return changed ? [{at, is: 'wrong turn', what, because: "It changed something, and is no part of this drill's solution."}] : [];
  });
  // What an act of the list has already been blamed for is not counted twice.
  const more = harms.filter((harm) => !acts.some((act) => act.is === 'harmful' && harm.at >= act.at && harm.at - act.at < blamedMs));
  const blamed = acts.map((act): Judged => {
    const harm = more.find((one) => one.at >= act.at && one.at - act.at < blamedMs);
    return act.is !== 'harmful' && harm ? {...act, is: 'harmful', because: harm.text} : act;
  });
  const left = more
    .filter((harm) => !blamed.some((act) => act.because === harm.text))
    .map((harm): Judged => ({at: harm.at, is: 'harmful', what: 'consequence', because: harm.text}));
  return [...blamed, ...left].toSorted((a, b) => a.at - b.at);
}

/** The longest command of a drill takes half a minute. */
const blamedMs = 60_000;

function reason({because}: WrongAct, fill: (text: string) => string): string {
  return fill(because);
}
