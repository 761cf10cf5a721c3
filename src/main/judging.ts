import type {Facts, Judgement} from '../model/index.ts';
import {rules} from '../rules/index.ts';
import {judge} from '../session/judge.ts';

/** What the rules of this version say of what was seen. */
export function judgeByRules(facts: Facts): Judgement {
  return judge(facts, rules);
}
