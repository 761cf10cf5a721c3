import type {Finding, Session} from '../model/index.ts';
import {counted} from './format.ts';
import {listed, ours, title} from './inline.ts';
import {stepText} from './next-step.ts';
import {andMore, firstOf, type Page} from './page.ts';
import {gone, heldWords, subjectOf} from './past.ts';
import {causes, type Node} from './roots.ts';
import {wordOf} from './verdict-words.ts';

/** Deeper than this, findings behind findings are written on one level: no reader follows more indents. */
const depthMax = 4;

/** Each cause with its evidence and next steps, and behind it, indented, what it explains. */
export function writeFindings(page: Page, session: Session): void {
  const {findings, unanswered} = session.judgement;
  page.section(ours(`Findings: ${findings.length}`));
  if (findings.length === 0) {
    page.paragraph(ours('None.'));
  }
  let room = page.detail.findingsMax;
  for (const node of causes(findings)) {
    room = writeNode(page, node, 0, room, (finding, depth) => writeNext(page, finding, depth));
  }
  andMore(page, findings.length, Math.min(findings.length, page.detail.findingsMax));
  if (findings.length > page.detail.findingsMax) {
    page.shorten('findings');
  }
  if (unanswered.length > 0) {
    page.bullet(ours(`${counted(unanswered.length, 'finding')} could not be judged, see Not seen`));
  }
  writeGone(page, session, room);
}

/** What was mended keeps its words and its evidence, as they were when it was at its worst. */
function writeGone(page: Page, session: Session, room: number): void {
  const past = gone(session);
  if (past.length === 0) return;
  page.section(ours(`Found and gone: ${past.length}`));
  const when = new Map(past.map((held) => [held.finding, heldWords(held)]));
  let left = room;
  for (const node of causes(past.map(({finding}) => finding))) {
    left = writeNode(page, node, 0, left, (finding, depth) => page.bullet(when.get(finding) ?? ours(''), depth));
  }
  andMore(page, past.length, Math.min(past.length, room));
  if (past.length > room) page.shorten('findings');
}

/** Returns how many findings may still be written. */
function writeNode(page: Page, node: Node, depth: number, room: number, last: (finding: Finding, depth: number) => void): number {
  if (room <= 0) {
    return 0;
  }
  const {say, detail} = page;
  const {finding} = node;
  const place = ours(depth === 0 ? '' : 'behind it, ');
  const severity = wordOf(['down', 'degraded', 'note'], finding.severity);
  page.bullet(say`${place}${severity}: ${finding.code}${subjectOf(say, finding)}, ${title(finding.title)}: ${finding.text}`, depth);
  const evidence = firstOf(page, finding.evidence, detail.evidenceMax, 'evidence');
  for (const piece of evidence) {
    page.bullet(say`seen by ${piece.probe}: ${piece.line}`, depth + 1);
  }
  last(finding, depth + 1);
  let left = room - 1;
  for (const child of node.behind) {
    left = writeNode(page, child, Math.min(depth + 1, depthMax), left, last);
  }
  return left;
}

function writeNext(page: Page, finding: Finding, depth: number): void {
  const {say, detail} = page;
  const steps = firstOf(page, finding.next, detail.nextMax, 'next steps');
  if (steps.length > 0) {
    page.bullet(
      say`next: ${listed(
        steps.map((step) => say`${stepText(step, detail.inlineChars)}`),
        '; ',
      )}`,
      depth,
    );
  }
}
