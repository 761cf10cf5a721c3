import {describe, expect, test} from 'vitest';
import type {Case, Code, Judged, Rule, Severity} from '../../src/model/index.ts';
import {rules as allRules} from '../../src/rules/index.ts';
import {nextChangeAt} from '../../src/rules/shared/due.ts';
import {judge} from '../../src/session/judge.ts';
import {look, operand, printStep} from '../../src/steps/index.ts';
import {absentUnit, factsWith, healthyReadings, now, refusedHttp, unit, unseen} from './facts.ts';

/** A rule that always holds, in one or several cases. */
function holding(code: string, severity: Severity, behind: readonly string[] = [], cases: readonly Partial<Case>[] = [{}]): Rule {
  return made(code, severity, behind, () => ({
    is: 'holds',
    cases: cases.map((one) => ({text: `${code} holds`, evidence: [{probe: 'http', line: code}], ...one})),
  }));
}

function made(code: string, severity: Severity, behind: readonly string[], answer: () => Judged): Rule {
  return {
    code: code as Code,
    title: code,
    severity,
    behind: behind as readonly Code[],
    needs: [],
    judge: answer,
    explain: {means: '', why: '', next: () => [look`mend ${operand(code)}`], page: 'x'},
  };
}

function found(...rules: readonly Rule[]): readonly string[] {
  return judge(factsWith(), rules).findings.map((one) => `${one.code}${one.behind === null ? '' : ` < ${one.behind}`}`);
}

describe('the judge', () => {
  test('puts a symptom behind the end of its chain of causes', () => {
    expect(found(holding('c', 'down', ['b']), holding('b', 'down', ['a']), holding('a', 'down'))).toEqual(['a', 'b < a', 'c < a']);
  });

  test('takes the first cause of the list that holds', () => {
    expect(found(holding('symptom', 'down', ['absent', 'second', 'third']), holding('third', 'down'), holding('second', 'down'))).toEqual([
      'second',
      'third',
      'symptom < second',
    ]);
  });

  test('breaks a circle in favour of the graver one', () => {
    expect(found(holding('light', 'degraded', ['grave']), holding('grave', 'down', ['light']))).toEqual(['light', 'grave < light']);
    expect(found(holding('a', 'down', ['a']))).toEqual(['a']);
  });

  test('lets no note explain what is worse than a note', () => {
    expect(found(holding('outage', 'down', ['hint']), holding('hint', 'note'))).toEqual(['outage', 'hint']);
    expect(found(holding('remark', 'note', ['hint']), holding('hint', 'note'))).toEqual(['hint', 'remark < hint']);
  });

  test('judges each case by its own list of causes', () => {
    const rule = holding(
      'channel',
      'degraded',
      ['secret-missing', 'egress-down'],
      [
        {subject: 'telegram', behind: ['secret-missing']},
        {subject: 'discord', behind: []},
      ],
    );
    const {findings} = judge(factsWith(), [rule, holding('secret-missing', 'degraded')]);
    expect(findings.map((one) => [one.code, one.subject, one.behind])).toEqual([
      ['secret-missing', null, null],
      ['channel', 'discord', null],
      ['channel', 'telegram', 'secret-missing'],
    ]);
  });

  test('puts the root of the gravest trouble first and notes last', () => {
    expect(
      found(
        holding('note', 'note'),
        holding('single', 'degraded'),
        holding('quiet-root', 'degraded'),
        holding('outage', 'down', ['quiet-root']),
      ),
    ).toEqual(['quiet-root', 'single', 'outage < quiet-root', 'note']);
  });

  test('takes a rule that throws for unanswered and asks the others', () => {
    const judgement = judge(factsWith(), [
      made('broken', 'down', [], () => {
        throw new TypeError('x is not a function');
      }),
      holding('other', 'degraded'),
    ]);
    expect(judgement.unanswered).toEqual([{code: 'broken', because: 'the rule itself failed: x is not a function'}]);
    expect(judgement.findings.map((one) => one.code)).toEqual(['other']);
  });

  test("says what to do by the case, else by the rule's page", () => {
    const {findings} = judge(factsWith(), [holding('plain', 'down'), holding('exact', 'down', [], [{next: [look`kill ${4711}`]}])]);
    expect(findings.map((one) => one.next.map(printStep))).toEqual([['kill 4711'], ['mend plain']]);
  });

  test.each([
    {verdict: 'down', rules: [holding('a', 'degraded'), holding('b', 'down', ['a'])]},
    {verdict: 'degraded', rules: [holding('a', 'degraded'), holding('b', 'note')]},
    {verdict: 'clear', rules: [holding('b', 'note')]},
    {verdict: 'clear', rules: []},
  ])('says $verdict', ({verdict, rules}) => {
    expect(judge(factsWith(), rules).verdict).toBe(verdict);
  });

  test('does not say clear without an answer of the gateway, whatever the rules found', () => {
    const judgement = judge(factsWith({http: refusedHttp()}), []);
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.unseen).toEqual([{probe: 'http', why: 'unreachable', detail: '/healthz: connection refused'}]);
  });

  test('names what has not been looked at yet, and each thing once', () => {
    const judgement = judge(factsWith({ports: undefined}, {readings: {log: unseen('late', 'journalctl took 5 s')}}), []);
    expect(judgement.unseen).toEqual([
      {probe: 'log', why: 'late', detail: 'journalctl took 5 s'},
      {probe: 'ports', why: 'missing', detail: 'has not been looked at yet; without ports nobody can say that all is well'},
    ]);
  });
});

describe('what has to hold for a while', () => {
  const brief = {...holding('brief', 'down', [], [{since: now - 20_000}]), holdMs: 30_000};
  const past = {...holding('past', 'degraded', [], [{lastAt: now - 50_000}]), recentMs: 60_000};

  test('is not shown before its time, and is shown from then on', () => {
    expect(judge(factsWith(), [brief]).findings).toEqual([]);
    expect(judge({...factsWith(), now: now + 10_000}, [brief]).findings).toHaveLength(1);
  });

  test('is shown until it has passed', () => {
    expect(judge(factsWith(), [past]).findings).toHaveLength(1);
    expect(judge({...factsWith(), now: now + 10_001}, [past]).findings).toEqual([]);
  });

  test('changes the judgement at a moment that can be told before, and at no other', () => {
    const facts = factsWith();
    const rules = [brief, past];
    expect(nextChangeAt(facts, rules)).toBe(now + 10_000);
    expect(nextChangeAt({...facts, now: now + 10_000}, rules)).toBe(now + 10_001);
    expect(nextChangeAt({...facts, now: now + 10_001}, rules)).toBeNull();
    expect(nextChangeAt(facts, [])).toBeNull();
  });

  test('is looked at again when a young gateway has had its time', () => {
    const supervisor = {...healthyReadings().supervisor, units: [unit({startedAt: now - 20_000}), absentUnit()]};
    expect(nextChangeAt(factsWith({supervisor}), allRules)).toBe(now + 40_000);
    expect(nextChangeAt(factsWith(), allRules)).toBeNull();
  });
});
