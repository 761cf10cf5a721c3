import type {Session} from '../model/index.ts';
import {duration, utc} from '../ticket/format.ts';
import type {NextTask} from './curriculum.ts';
import {cell, code} from './debrief-words.ts';
import type {Drill} from './drill.ts';
import {levels} from './drill.ts';
import {type Judged, judgedActs, type Score} from './score.ts';
import type {DrillFacts} from './stage.ts';
import {ways} from './ways.ts';

/** What a debrief is written from. */
export interface Debriefed {
  readonly drill: Drill;
  readonly score: Score;
  readonly session: Session;
  readonly facts: DrillFacts;
  fill(text: string): string;
  /** What leads on from here. */
  readonly next: NextTask;
}

/** The page after a drill: numbers, the way taken beside the shortest one, the lesson, what is next, and a form for a team. */
export function debrief({drill, score, session, facts, fill, next}: Debriefed): string {
  const acts = judgedActs(drill, session, facts, fill);
  return [
    `# DRILL debrief: ${drill.title}`,
    `**DRILL.** This host lived in memory. Drill \`${drill.name}\`, ${levels[drill.level] ?? ''}, seed ${score.seed}, ${code(session.responder)}, ${utc(session.startedAt)}.`,
    '## How it went',
    table(score),
    `**Next:** \`${next.command}\`, because ${cell(next.because)}.`,
    '## Your way, and the shortest one',
    ways(drill, session, acts, fill),
    '## What happened, and what it was worth',
    timeline(session, acts),
    '## What it was about',
    fill(drill.debrief).trim(),
    `Page to read: <${drill.page}>`,
    '## Hints taken',
    hintList(session, facts),
    '## Notes of the responder',
    notes(session),
    '## For the team',
    team,
    '',
  ].join('\n\n');
}

function table(score: Score): string {
  const time = (ms: number | null): string => (ms === null ? 'not reached' : duration(ms));
  const rows: readonly (readonly [string, string | number])[] = [
    ['Rungs found something', time(score.detectMs)],
    ['Time to name the cause', `${time(score.nameMs)}${score.namedBy === 'act' ? ', by the first act that was right' : ''}`],
    ['Causes named that are none', score.wrongNames],
    ['Time to recover', time(score.recoverMs)],
    ['Rungs walked', score.rungsWalked],
    ['Rungs skipped', score.rungsSkipped],
    ['Wrong turns', score.wrongTurns],
    ['Harmful acts', score.harmfulActs],
    ['Hints', `${score.hints} of 3`],
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** Moments of the session, with a remark beside those that were acts. */
function timeline(session: Session, acts: readonly Judged[]): string {
  const moments = session.timeline.map(({at, text}) => ({at, text: code(text), remark: ''}));
  const remarks = acts.map((act) => ({
    at: act.at,
    text: act.what === 'consequence' ? '' : code(act.what),
    remark: act.because === null ? `**${act.is}**` : `**${act.is}**: ${cell(act.because)}`,
  }));
  const rows = [...moments, ...remarks]
    .toSorted((a, b) => a.at - b.at)
    .map(({at, text, remark}) => `| ${utc(at).slice(11, 19)} | ${text} | ${remark} |`);
  return ['| UTC | What happened | Remark |', '|---|---|---|', ...rows].join('\n');
}

function hintList(session: Session, facts: DrillFacts): string {
  const hints = facts.hints.length > 0 ? facts.hints : (session.drill?.hints ?? []);
  return hints.length === 0 ? 'None.' : hints.map(({text}, at) => `${at + 1}. ${cell(text)}`).join('\n');
}

function notes({notes: written}: Session): string {
  return written.length === 0
    ? 'None were written.'
    : written.map(({at, rung, text}) => `- ${utc(at).slice(11, 19)} on ${code(rung)}: ${code(text)}`).join('\n');
}

const team = `| Role | Who | Did |
|---|---|---|
| Lead: decides, changes nothing | | |
| Hands: the only one who changes | | |
| Scribe: writes the ticket | | |
| Speaker: tells those who wait | | |

- What did we see first, and what did we believe then?
- Which look named the cause, and could it have been the first one?
- What did we change before we knew?
- What would have told us earlier, without anybody looking?
- What do we change until the next game day, and who does it?`;
