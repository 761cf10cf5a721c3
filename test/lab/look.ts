import type {Code} from '../../src/model/index.ts';
import type {Fault} from './fault.ts';
import type {Lab} from './gateway.ts';
import {user as owner} from './gateway.ts';

/** As much of the object of `rungs check --json` as the lab judges. */
export interface Report {
  readonly verdict: 'clear' | 'degraded' | 'down' | 'unknown';
  readonly findings: readonly {
    readonly code: Code;
    readonly severity: 'down' | 'degraded' | 'note';
    readonly title: string;
    readonly text: string;
    /** What of several alike it is about. */
    readonly subject: string | null;
    readonly behind: Code | null;
    readonly evidence: readonly {readonly probe: string; readonly line: string}[];
    readonly next: readonly string[];
  }[];
  readonly unseen: readonly {readonly probe: string; readonly why: string; readonly detail: string}[];
}

export interface Look {
  readonly report: Report;
  readonly exit: number;
  readonly tookMs: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** With RUNGS_LAB_LOOKS=quick a look asks none of OpenClaw's commands, which take half a minute on two cores: a gate has not the time. */
export const quickLooks = process.env['RUNGS_LAB_LOOKS'] === 'quick';

const exits: Readonly<Record<Report['verdict'], number>> = {clear: 0, degraded: 1, down: 2, unknown: 3};

/** The responder types `rungs check`; two minutes are the longest that a look may take on a loaded machine. */
export async function check(lab: Lab, how: {readonly deep?: boolean; readonly as?: string} = {}): Promise<Look> {
  const argv = ['rungs', 'check', ...(how.deep === true ? ['--deep'] : []), '--json'];
  const said = await lab.box.as(how.as ?? owner, argv, {limitMs: 240_000});
  let report: Report;
  try {
    report = JSON.parse(said.stdout) as Report;
  } catch {
    throw new Error(`${argv.join(' ')} ended with ${said.exit} and no JSON:\n${said.stdout.slice(0, 2000)}${said.stderr.slice(-2000)}`);
  }
  if (said.exit !== exits[report.verdict])
    throw new Error(`${argv.join(' ')} says ${report.verdict} and ends with ${said.exit}.\n${said.stderr}`);
  return {report, exit: said.exit, tookMs: said.tookMs, stdout: said.stdout, stderr: said.stderr};
}

/** What is wrong with what was said of a fault; empty = the cause was named, first, and with its evidence. */
export function complaints(fault: Fault, report: Report): string[] {
  const [root, ...others] = report.findings;
  if (root === undefined) return [`nothing was found (verdict ${report.verdict}), ${fault.code} was expected`];
  const wrong: string[] = [];
  if (root.code !== fault.code || root.behind !== null) wrong.push(`${root.code} stands first (${root.text}), ${fault.code} was expected`);
  for (const other of others) {
    if (other.behind === null) {
      if (!fault.allowed.includes(other.code)) wrong.push(`${other.code} stands beside the root: ${other.text}`);
    } else if (!fault.behind.includes(other.code)) wrong.push(`${other.code} stands behind ${other.behind}: ${other.text}`);
  }
  const named = report.findings.find((finding) => finding.code === fault.code);
  if (named !== undefined) {
    const words = [named.text, ...named.evidence.map((one) => one.line)].join('\n');
    if (!fault.quotes.test(words)) wrong.push(`the text of ${fault.code} does not quote ${fault.quotes}: ${words}`);
    if (named.next.length === 0) wrong.push(`${fault.code} says no next step`);
  }
  return wrong;
}

/** Findings above a note, as lines for a message. */
export function alarms(report: Report): string[] {
  return report.findings
    .filter((finding) => finding.severity !== 'note')
    .map((finding) => `${finding.severity} ${finding.code}: ${finding.text}`);
}
