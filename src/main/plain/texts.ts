import type {Finding, Session} from '../../model/index.ts';
import {shownVariant} from '../../runbook/index.ts';
import {describeEnd} from '../../session/describe.ts';
import {readFor} from '../../session/read-for.ts';
import {printStep} from '../../steps/index.ts';
import {outputTexts} from './lists.ts';

/** What speaks of trouble stands first; the rest is asked for. */
const rungLinesMax = 12;

/** Output of an own command is shown to this many lines; the ticket has it all. */
const outputLinesMax = 40;

/** What the walk says as lines: how the gateway stands. */
export function judgementLines({judgement: {verdict, findings, unseen}}: Session): readonly string[] {
  return [
    `verdict: ${verdict}`,
    ...findings.flatMap(findingLines),
    ...unseen.map((one) => `  not seen: ${one.probe} (${one.why}): ${one.detail}`),
  ];
}

/** A rung: why, its command, what came of it; whole where nobody is there who could ask for the rest. */
export function rungLines(session: Session, at: number, whole: boolean): readonly string[] {
  const state = session.rungs[at]!;
  const rung = session.runbook.rungs[at];
  const shown = rung === undefined ? '' : (shownVariant(rung, state, readFor(session))?.shown ?? '');
  return [
    '',
    `rung ${at + 1} of ${session.rungs.length}: ${rung?.title ?? state.id}: ${state.verdict}`,
    ...(rung === undefined ? [] : [rung.why]),
    ...(shown === '' ? [] : shown.split('\n').map((one) => `$ ${one}`)),
    ...(state.reason !== null ? [`not run: ${state.reason}`] : state.status === 'waiting' ? ['a step for you: do it, then go on'] : []),
    ...(state.runs.length === 0
      ? []
      : outputTexts({...session, at, own: [], acts: []}, '', whole ? Number.POSITIVE_INFINITY : rungLinesMax).map((one) => `  ${one}`)),
    ...(state.status === 'done' ? [describeEnd(state.runs)] : []),
  ];
}

export function outputLines(text: string): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return [
    ...lines.slice(0, outputLinesMax).map((one) => `  ${one}`),
    ...(lines.length > outputLinesMax ? [`  … ${lines.length - outputLinesMax} more lines are in the ticket`] : []),
  ];
}

function findingLines(finding: Finding): readonly string[] {
  const name = finding.subject === null ? finding.code : `${finding.code} (${finding.subject})`;
  if (finding.behind !== null) return [`    behind ${finding.behind}: ${name}: ${finding.title}`];
  return [
    `  ${finding.severity} ${name}: ${finding.title}`,
    `    ${finding.text}`,
    ...finding.next.map((step) => `    > ${printStep(step)}`),
  ];
}
