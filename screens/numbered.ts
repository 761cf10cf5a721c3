import type {Finding, Step} from '../src/model/index.ts';
import {pastable} from '../src/steps/index.ts';

/** A step of a finding; what can be pasted has the number by which it is copied. */
export interface Numbered {
  readonly step: Step;
  readonly number: number | null;
  readonly command: string | null;
}

/** As many as there are keys for. */
const numbersMax = 9;

/** The steps of each root, in the order in which they are shown. */
export function numberedSteps(findings: readonly Finding[]): ReadonlyMap<Finding, readonly Numbered[]> {
  let last = 0;
  const roots = findings.filter((one) => one.behind === null);
  return new Map(
    roots.map((root) => [
      root,
      root.next.map((step) => {
        const command = pastable(step);
        const number = command === null || last === numbersMax ? null : ++last;
        return {step, number, command};
      }),
    ]),
  );
}

/** The commands by their numbers, the first one first. */
export function commandsToCopy(findings: readonly Finding[]): readonly string[] {
  return [...numberedSteps(findings).values()]
    .flat()
    .flatMap(({number, command}) => (number === null || command === null ? [] : [command]));
}
