import type {Finding} from '../model/index.ts';
import {leanDetail} from '../ticket/detail.ts';
import {utc} from '../ticket/format.ts';
import {numbered, withoutPersonal} from '../ticket/index.ts';
import {listed, ours, title} from '../ticket/inline.ts';
import {stepText} from '../ticket/next-step.ts';
import {newPage, type Page} from '../ticket/page.ts';
import {markdown} from '../ticket/print/markdown.ts';
import {causes, type Node} from '../ticket/roots.ts';
import {driftSentence} from './drift.ts';
import {countsText, type FleetLook} from './look.ts';
import {type FleetRow, rowName} from './row.ts';
import {cellsOf, headings} from './table.ts';

/** One page of Markdown: the table, what the hosts have in common, what differs, and then each host. */
export function fleetTicket(look: FleetLook, now: number): string {
  const page = newPage(leanDetail, false);
  writeFleet(page, forAnybody(look), now);
  return markdown(page.blocks);
}

/** Without what says who somebody is. The names of hosts stay: `ops@box` is no address of a person here. */
function forAnybody(look: FleetLook): FleetLook {
  const mark = numbered();
  const clean = <T>(value: T): T => withoutPersonal(value, mark);
  return {
    ...look,
    rows: look.rows.map((row) => ({...row, gateway: clean(row.gateway)})),
    drift: look.drift.map((one) => ({
      ...one,
      what: clean(one.what),
      usual: clean(one.usual),
      odd: one.odd.map(({row, value}) => ({row, value: clean(value)})),
    })),
  };
}

function writeFleet(page: Page, look: FleetLook, now: number): void {
  const {rows, findings, drift, notes} = look;
  page.heading(1, ours('Fleet of OpenClaw gateways'));
  page.paragraph(ours(`${countsText(look)}. Looked at ${utc(look.at)}, for ${(look.tookMs / 1000).toFixed(1)} s.`));
  page.table([headings, ...rows.map((row) => cellsOf(row, now))], null);
  if (findings.length > 0) {
    page.section(ours('In common'));
    for (const {text} of findings) page.bullet(page.say`${text}`);
  }
  if (drift.length > 0) {
    page.section(ours('What differs'));
    for (const group of new Set(drift.map((one) => one.group))) {
      page.bullet(page.say`in ${group}:`);
      for (const one of drift.filter((other) => other.group === group)) page.bullet(page.say`${driftSentence(one)}`, 1);
    }
  }
  for (const row of rows.filter(({verdict}) => verdict !== 'clear')) writeRow(page, row);
  const clear = rows.filter(({verdict}) => verdict === 'clear');
  if (clear.length > 0) {
    page.section(ours('Nothing wrong was found'));
    for (const row of clear) page.bullet(page.say`${rowName(row)}`);
  }
  if (notes.length > 0) {
    page.section(ours('Notes'));
    for (const note of notes) page.bullet(page.say`${note}`);
  }
}

function writeRow(page: Page, row: FleetRow): void {
  const {gateway, machine, problem, verdict} = row;
  page.section(listed([page.say`${rowName(row)}:`, ours(problem !== null && !row.reached ? 'not reached' : verdict)], ' '));
  if (problem !== null) page.paragraph(page.say`${problem}`);
  if (gateway === null) return;
  const {profile, port, user, owner} = gateway;
  page.paragraph(page.say`On ${machine ?? row.host}: ${profile}, port ${port}, of ${user}, owner ${owner}.`);
  for (const node of causes(gateway.findings)) writeNode(page, node);
  for (const {probe, why, detail} of gateway.unseen.slice(0, page.detail.rowsMax))
    page.bullet(page.say`not seen: ${probe} (${ours(why)}): ${detail}`);
}

/** What stands behind a cause is named; it goes with it. */
function writeNode(page: Page, {finding, behind}: Node): void {
  const {say, detail} = page;
  const {code, severity, subject, evidence, next} = finding;
  const about = subject === null ? ours('') : say` (${subject})`;
  page.bullet(say`${ours(severity)}: ${code}${about}, ${title(finding.title)}: ${finding.text}`);
  for (const one of evidence.slice(0, evidenceMax)) page.bullet(say`seen by ${one.probe}: ${one.line}`, 1);
  const steps = next.map((step) => say`${stepText(step, detail.inlineChars)}`);
  if (steps.length > 0) page.bullet(say`next: ${listed(steps, '; ')}`, 1);
  const codes = symptoms(behind).map(({code: symptom}) => say`${symptom}`);
  if (codes.length > 0) page.bullet(say`behind it: ${listed(codes)}`, 1);
}

/** Of each host as much as shows what it is; all of it has a ticket of that host. */
const evidenceMax = 5;

function symptoms(nodes: readonly Node[]): readonly Finding[] {
  return nodes.flatMap(({finding, behind}) => [finding, ...symptoms(behind)]);
}
