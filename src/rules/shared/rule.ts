import type {Case, Code, Explanation, Facts, Judged, ReadingName, ReadingValues, Rule, Severity} from '../../model/index.ts';

/** What a rule is written as; `judge` is handed the values that it needs, already seen. */
export interface RuleSpec<C extends Code, N extends ReadingName> {
  readonly code: C;
  readonly title: string;
  readonly severity: Severity;
  readonly behind: readonly Code[];
  readonly needs: readonly N[];
  readonly holdMs?: number;
  readonly recentMs?: number;
  judge(seen: {readonly [K in N]: ReadingValues[K]}, facts: Facts, times: Times): Judged;
  readonly explain: Explanation;
}

/** The rule's own times, zero where it has none. */
export interface Times {
  readonly holdMs: number;
  readonly recentMs: number;
}

/** Turns a spec into a rule that answers unknown, with the reason, while something it needs has not been seen. */
export function rule<const C extends Code, const N extends ReadingName>(spec: RuleSpec<C, N>): Rule & {readonly code: C} {
  const times = {holdMs: spec.holdMs ?? 0, recentMs: spec.recentMs ?? 0};
  return {
    ...spec,
    judge(facts) {
      const values: Partial<Record<ReadingName, unknown>> = {};
      for (const name of spec.needs) {
        const reading = facts.readings[name];
        if (reading?.seen !== true) return unknown(whyUnseen(facts, name));
        values[name] = reading.value;
      }
      return spec.judge(values as {readonly [K in N]: ReadingValues[K]}, facts, times);
    },
  };
}

/** The value of a reading that helps but is not needed; null while it has not been seen. */
export function maybe<N extends ReadingName>(facts: Facts, name: N): ReadingValues[N] | null {
  const reading = facts.readings[name];
  return reading?.seen === true ? reading.value : null;
}

export function whyUnseen(facts: Facts, name: ReadingName): string {
  const reading = facts.readings[name];
  if (reading === undefined) return `${name} has not been looked at yet`;
  return reading.seen ? `${name} was seen` : `${name} could not be seen: ${reading.why}, ${reading.detail}`;
}

export const clear: Judged = {is: 'clear'};

export function unknown(because: string): Judged {
  return {is: 'unknown', because};
}

/** No case at all is clear. */
export function holds(...cases: readonly (Case | null)[]): Judged {
  const held = cases.filter((one) => one !== null);
  return held.length === 0 ? clear : {is: 'holds', cases: held};
}

/** A cause that counts only then. */
export function when(condition: boolean, cause: Code): readonly Code[] {
  return condition ? [cause] : [];
}
