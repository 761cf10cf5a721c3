import type {Facts, Rule} from '../../model/index.ts';
import {upForMs} from './starting.ts';

/**
 * When the same readings will be judged otherwise although nothing has happened: something will have held for long enough, or will
 * have passed. Null = never. Whoever shows a judgement looks and judges again then.
 */
export function nextChangeAt(facts: Facts, rules: readonly Rule[]): number | null {
  const upMs = upForMs(facts);
  const times = rules.flatMap((rule) => [
    ...(upMs === null || rule.holdMs === undefined ? [] : [facts.now - upMs + rule.holdMs]),
    ...timesOfCases(rule, facts),
  ]);
  const due = times.filter((at) => at > facts.now);
  return due.length === 0 ? null : Math.min(...due);
}

function timesOfCases(rule: Rule, facts: Facts): readonly number[] {
  const judged = rule.judge(facts);
  if (judged.is !== 'holds') return [];
  return judged.cases.flatMap(({since, lastAt}) => [
    ...(since === undefined || rule.holdMs === undefined ? [] : [since + rule.holdMs]),
    // It is still shown at that very millisecond.
    ...(lastAt === undefined || rule.recentMs === undefined ? [] : [lastAt + rule.recentMs + 1]),
  ]);
}
