import type {CommandStep, Finding} from '../model/index.ts';
import {pastable} from '../steps/index.ts';

/** A command that a finding names, as it is offered. */
export interface Offered {
  readonly step: CommandStep;
  /** The line that is copied. */
  readonly shown: string;
  readonly effect: string;
}

/** The commands that the findings themselves name, root first: what a responder can copy on a real host. */
export function commandsOf(findings: readonly Finding[]): readonly Offered[] {
  const all = findings
    .filter((finding) => finding.behind === null && finding.severity !== 'note')
    .flatMap((finding) => finding.next.flatMap((step) => ('text' in step ? [] : offered(finding, step))));
  return all.filter((one, index) => all.findIndex((other) => other.shown === one.shown) === index);
}

function offered(finding: Finding, step: CommandStep): readonly Offered[] {
  const shown = pastable(step);
  if (shown === null) return [];
  return [{step, shown, effect: step.effect === '' ? `for ${finding.code}` : `for ${finding.code}: ${step.effect}`}];
}
