import {describe, expect, test} from 'vitest';
import type {Case, Judged, Rule, Severity} from '../../src/model/index.ts';
import {judge} from '../../src/session/judge.ts';
import {look, operand, printStep} from '../../src/steps/index.ts';
import {factsWith, refusedHttp, unseen} from './facts.ts';

/** A rule that always holds, in one or several cases. */
function holding(code: string, severity: Severity, behind: readonly string[] = [], cases: readonly Partial<Case>[] = [{}]): Rule {
  return made(code, severity, behind, () => ({
    is: 'holds',
    cases: cases.map((one) => ({text: `${code} holds`, evidence: [{probe: 'http', line: code}], ...one})),
  }));
}

function made(code: string, severity: Severity, behind: readonly string[], answer: () => Judged): Rule {
  return {
    code,
    title: code,
    severity,
    behind,
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
      ['key', 'net'],
      [
        {subject: 'telegram', behind: ['key']},
        {subject: 'discord', behind: []},
      ],
    );
    const {findings} = judge(factsWith(), [rule, holding('key', 'degraded')]);
    expect(findings.map((one) => [one.code, one.subject, one.behind])).toEqual([
      ['key', null, null],
      ['channel', 'discord', null],
      ['channel', 'telegram', 'key'],
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
