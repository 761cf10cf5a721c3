import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {doneOf, drillList, nextTask, type QuizRound, randomOf, type Score, weeks} from '../../src/drill/index.ts';
import {nearest} from '../../src/main/nearest.ts';
import type {Question} from '../../src/main/training/question.ts';
import {questionsFor} from '../../src/main/training/questions.ts';
import {askAll} from '../../src/main/training/quiz.ts';
import {keepRound, keptRounds} from '../../src/main/training/rounds.ts';
import {codes} from '../../src/model/codes.ts';

const score = (drill: string, more: Partial<Score> = {}): Score => ({
  drill,
  level: 0,
  seed: 7,
  responder: 'ops',
  startedAt: 0,
  detectMs: 1,
  nameMs: 2,
  recoverMs: 3,
  rungsWalked: 5,
  rungsSkipped: 0,
  wrongTurns: 0,
  harmfulActs: 0,
  hints: 0,
  namedBy: 'word',
  wrongNames: 0,
  ...more,
});
const passed: QuizRound = {at: 0, asked: 10, right: 8, missed: []};

describe('the curriculum', () => {
  it('has every drill once, the easier ones first', () => {
    const all = weeks().flatMap(({drills}) => drills.map(({name}) => name));
    expect(weeks()).toHaveLength(4);
    expect(all.toSorted()).toEqual(
      drillList()
        .map(({name}) => name)
        .toSorted(),
    );
    const levels = weeks().flatMap(({drills}) => drills.map(({level}) => level));
    expect(levels).toEqual(levels.toSorted());
  });

  it('leads from the first ladder to the quiz of the week, and from there to the next week', () => {
    expect(nextTask([], []).command).toBe('rungs drill first-ladder');
    const first = weeks()[0]!.drills.map(({name}) => score(name));
    expect(nextTask(first, []).command).toBe('rungs drill --quiz');
    expect(nextTask(first, [{...passed, right: 7}]).command).toBe('rungs drill --quiz');
    expect(nextTask(first, [passed]).command).toBe(`rungs drill ${weeks()[1]!.drills[0]!.name}`);
  });

  it('sends back to what was not solved, or hurt, before anything new', () => {
    expect(nextTask([score('port-thief', {recoverMs: null})], []).command).toBe('rungs drill port-thief --seed 7');
    expect(nextTask([score('port-thief', {harmfulActs: 1})], []).command).toBe('rungs drill port-thief');
  });

  it('tells well done from solved with help, or before the cause was named', () => {
    expect(doneOf([], 'port-thief')).toBe('not yet');
    expect(doneOf([score('port-thief', {recoverMs: null})], 'port-thief')).toBe('tried');
    expect(doneOf([score('port-thief', {namedBy: 'act'})], 'port-thief')).toBe('solved');
    expect(doneOf([score('port-thief', {hints: 1})], 'port-thief')).toBe('solved');
    expect(doneOf([score('port-thief', {hints: 1}), score('port-thief')], 'port-thief')).toBe('well');
    const all = weeks().flatMap(({drills}) => drills.map(({name}) => score(name)));
    expect(nextTask(all, [passed, passed, passed, passed]).because).toContain('four weeks are done');
  });
});

describe('the quiz', () => {
  it('asks ten questions of which each has one right answer, and the same again for the same seed', async () => {
    const [round, again] = [await questionsFor(randomOf(3), []), await questionsFor(randomOf(3), [])];
    // A story tells the time at which it is told.
    const kept = (all: readonly Question[]) => all.map(({about, options, code}) => ({about, options, code}));
    expect(kept(again)).toEqual(kept(round));
    expect(round).toHaveLength(10);
    expect(new Set(round.map(({about}) => about)).size).toBeGreaterThanOrEqual(3);
    for (const {options, ask, because, code} of round) {
      expect(options.filter(({right}) => right)).toHaveLength(1);
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(new Set(options.map(({text}) => text)).size).toBe(options.length);
      expect(because.length).toBeGreaterThan(20);
      if (code !== null) expect(codes).toContain(code);
      expect(ask.join(' ')).not.toMatch(/\{\w+\}/);
    }
    const about = round.filter(({about: kind}) => kind === 'page');
    for (const {ask, code} of about) expect(ask.join(' ')).not.toContain(code);
  }, 60_000);

  it('asks again what was missed', async () => {
    const round = await questionsFor(randomOf(5), ['oom-killed']);
    expect(round.map(({code}) => code)).toContain('oom-killed');
  }, 60_000);

  it('counts right, wrong and passed, says why, and ends where the other end is gone', async () => {
    const questions = await questionsFor(randomOf(3), []);
    const right = questions[0]!.options.findIndex((one) => one.right) + 1;
    const wrong = questions[1]!.options.findIndex((one) => !one.right) + 1;
    const answers = [String(right), '77', String(wrong), '', null];
    const said: string[] = [];
    const round = await askAll(questions, {say: (text) => void said.push(text), ask: async () => answers.shift() ?? null});
    expect(round).toMatchObject({asked: 3, right: 1});
    expect(said.some((text) => text === `Right. ${questions[0]!.because}`)).toBe(true);
    expect(said.some((text) => text.startsWith('No, ') && text.endsWith(questions[1]!.because))).toBe(true);
    expect(said.some((text) => text.startsWith('"77" is none of them'))).toBe(true);
  }, 60_000);

  it('is kept, and read again', () => {
    const out = mkdtempSync(join(tmpdir(), 'rungs-quiz-'));
    expect(keptRounds(out)).toEqual([]);
    expect(keepRound(out, passed)).toBeNull();
    expect(keepRound(out, {...passed, at: 1, missed: ['oom-killed']})).toBeNull();
    expect(keptRounds(out)).toEqual([passed, {...passed, at: 1, missed: ['oom-killed']}]);
    rmSync(out, {recursive: true, force: true});
  });
});

describe('a slip of the hand', () => {
  it('is known by the nearest codes, and nonsense by none', () => {
    expect(nearest('unit-dwn', codes)[0]).toBe('unit-down');
    expect(nearest('port_taken', codes)).toContain('port-taken');
    expect(nearest('zzzzzzzzzzzz', codes)).toEqual([]);
  });
});
