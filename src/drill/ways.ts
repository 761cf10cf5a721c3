import type {Evidence, Session} from '../model/index.ts';
import {cell, code} from './debrief-words.ts';
import type {Drill} from './drill.ts';
import type {Judged} from './score.ts';

/** What the responder did, step by step, beside what would have been enough. */
export function ways(drill: Drill, session: Session, acts: readonly Judged[], fill: (text: string) => string): string {
  const [taken, best] = [takenWay(session, acts), bestWay(drill, session, fill)];
  const rows = Array.from({length: Math.max(taken.length, best.length)}, (_, at) => `| ${taken[at] ?? ''} | ${best[at] ?? ''} |`);
  const more = taken.length - best.length;
  const said =
    taken.length === 0
      ? 'Nothing was done.'
      : more > 0
        ? `${taken.length} steps, where ${best.length} would have been enough.`
        : `${taken.length} steps.`;
  return ['| Your way | The shortest way |', '|---|---|', ...rows, '', said].join('\n');
}

/** Only what a person did: what Rungs saw and judged by itself is no step. */
function takenWay(session: Session, acts: readonly Judged[]): readonly string[] {
  const mine = session.timeline.flatMap(({at, text}) => {
    const said = personal.find(([pattern]) => pattern.test(text));
    return said === undefined ? [] : [{at, said: `${said[1]}${code(text.replace(said[0], ''))}`}];
  });
  const worth = new Map(acts.map(({at, is}) => [at, is]));
  const ran = session.own.map(({at, argv}) => ({at, said: `ran ${code(argv.join(' '))}${worth.has(at) ? `: ${worth.get(at)}` : ''}`}));
  return [...mine, ...ran].toSorted((a, b) => a.at - b.at).map(({said}) => said);
}

const personal: readonly (readonly [RegExp, string])[] = [
  [/^hint \d+: /, 'took a hint: '],
  [/^named by the responder as the cause: /, 'named '],
  [/^pinned from /, 'pinned '],
  [/^rung \d+ (?=\S+ skipped: )/, 'skipped '],
];

/** From what the drill expects and what was seen on this host: where each cause shows, its name, the acts that mend it. */
function bestWay({expect, solve}: Drill, session: Session, fill: (text: string) => string): readonly string[] {
  return expect.flatMap(({root}, index) => {
    const acts = solve.filter(({stage}) => stage === index + 1).map(({argv}) => `run ${code(argv.map(fill).join(' '))}`);
    const proof = root === null ? undefined : proofOf(session, root);
    return [
      ...(proof === undefined ? [] : [`look at ${proof.probe}: ${code(clipped(proof.line))}`]),
      ...(root === null ? ['read the story again: everything is green'] : [`name ${cell(root)}`]),
      ...acts,
    ];
  });
}

function proofOf({held}: Session, root: string): Evidence | undefined {
  return held.find(({finding}) => finding.code === root)?.finding.evidence[0];
}

/** A cell is no place for a whole line of a log. */
function clipped(text: string): string {
  return text.length <= proofMax ? text : `${text.slice(0, proofMax)} …`;
}

const proofMax = 120;
