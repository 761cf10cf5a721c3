import type {Session} from '../model/index.ts';
import {duration, utc} from '../ticket/format.ts';
import {inertLine} from '../ticket/inert.ts';
import type {Drill} from './drill.ts';
import {levels} from './drill.ts';
import {type Judged, judgedActs, type Score} from './score.ts';
import type {DrillFacts} from './stage.ts';

/** The page after a drill: numbers, the responder's own timeline with what was right and wrong, the lesson, and a form for a team. */
export function debrief(drill: Drill, score: Score, session: Session, facts: DrillFacts, fill: (text: string) => string): string {
  return [
    `# DRILL debrief: ${drill.title}`,
    `**DRILL.** This host lived in memory. Drill \`${drill.name}\`, ${levels[drill.level] ?? ''}, seed ${score.seed}, ${code(session.responder)}, ${utc(session.startedAt)}.`,
    '## How it went',
    table(score),
    '## What happened, and what it was worth',
    timeline(session, judgedActs(drill, session, facts, fill)),
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
    ['Time to detect', time(score.detectMs)],
    ['Time to name the cause', time(score.nameMs)],
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

/** Captured text stands in code, on one line, with no bar that would end a cell. */
function code(text: string): string {
  const line = cell(inertLine(text)).replaceAll('`', 'ˋ');
  return line === '' ? '' : `\`${line}\``;
}

function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '∣').trim();
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
