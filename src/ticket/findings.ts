import type {Session, Step} from '../model/index.ts';
import {pastable, printStep} from '../steps/index.ts';
import {counted} from './format.ts';
import {listed, ours, title} from './inline.ts';
import {andMore, firstOf, type Page} from './page.ts';
import {causes, type Node} from './roots.ts';
import {wordOf} from './verdict-words.ts';

/** Deeper than this, findings behind findings are written on one level: no reader follows more indents. */
const depthMax = 4;

/** Each cause with its evidence and next steps, and behind it, indented, what it explains. */
export function writeFindings(page: Page, session: Session): void {
  const {findings, unanswered} = session.judgement;
  page.heading(2, ours(`Findings: ${findings.length}`));
  if (findings.length === 0) {
    page.paragraph(ours('None.'));
  }
  let room = page.detail.findingsMax;
  for (const node of causes(findings)) {
    room = writeNode(page, node, 0, room);
  }
  andMore(page, findings.length, Math.min(findings.length, page.detail.findingsMax));
  if (findings.length > page.detail.findingsMax) {
    page.shorten('findings');
  }
  if (unanswered.length > 0) {
    page.bullet(ours(`${counted(unanswered.length, 'finding')} could not be judged, see Not seen`));
  }
}

/** Returns how many findings may still be written. */
function writeNode(page: Page, node: Node, depth: number, room: number): number {
  if (room <= 0) {
    return 0;
  }
  const {say, detail} = page;
  const {finding} = node;
  const subject = finding.subject === null ? ours('') : say` (${finding.subject})`;
  const place = ours(depth === 0 ? '' : 'behind it, ');
  const severity = wordOf(['down', 'degraded', 'note'], finding.severity);
  page.bullet(say`${place}${severity}: ${finding.code}${subject}, ${title(finding.title)}: ${finding.text}`, depth);
  const evidence = firstOf(page, finding.evidence, detail.evidenceMax, 'evidence');
  for (const piece of evidence) {
    page.bullet(say`seen by ${piece.probe}: ${piece.line}`, depth + 1);
  }
  const steps = firstOf(page, finding.next, detail.nextMax, 'next steps');
  if (steps.length > 0) {
    page.bullet(
      say`next: ${listed(
        steps.map((step) => say`${stepText(step, detail.inlineChars)}`),
        '; ',
      )}`,
      depth + 1,
    );
  }
  let left = room - 1;
  for (const child of node.behind) {
    left = writeNode(page, child, Math.min(depth + 1, depthMax), left);
  }
  return left;
}

/** A command stands whole or not at all: the beginning of one is another command. */
function stepText(step: Step, charsMax: number): string {
  const line = printStep(step);
  if (line.length <= charsMax || 'text' in step) return line;
  const command = pastable(step);
  return command !== null && command.length <= charsMax ? command : `# a step of ${line.length} characters, left out here`;
}
