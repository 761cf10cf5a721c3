import {describe, expect, it} from 'vitest';
import {keys} from '../../screens/keys/index.ts';
import {paneNames} from '../../screens/panes/index.ts';
import {drillList, loadDrill} from '../../src/drill/index.ts';
import {rules} from '../../src/rules/index.ts';
import {drillNames, lines} from './held.ts';
import type {Looked} from './look.ts';
import {type Moment, shown} from './shown.ts';
import {benchOf} from './solving.ts';

const seeds = [1, 2, 3];

describe.each(drillList())('the drill $name', (drill) => {
  it.each(seeds)('shows what it is to show at each moment, and is solved by its own solution (seed %i)', async (seed) => {
    const {stages, solved} = shown[drill.name] ?? {stages: [], solved: []};
    const bench = await benchOf(drill, seed);
    const looks = async ({after, shows}: Moment): Promise<Looked> => {
      bench.pass(after * 1_000);
      const looked = await bench.look();
      expect(lines(looked.judgement, drillNames(bench))).toEqual(Array.isArray(shows) ? shows : (shows as Record<number, unknown>)[seed]);
      return looked;
    };
    expect(stages).toHaveLength(drill.expect.length);
    for (const [index, {root, also}] of drill.expect.entries()) {
      const [first, ...others] = (await looks(stages[index] as Moment)).judgement.findings.map((one) => one.code);
      expect(first ?? null).toBe(root);
      expect(others.filter((code) => !also.includes(code))).toEqual([]);
      expect(bench.running.solved()).toBe(false);
      for (const act of drill.solve.filter((one) => one.stage === index + 1)) {
        expect(await bench.act(act.argv), act.argv.join(' ')).toMatchObject({exit: 0, ended: 'exit'});
        bench.pass(2_000);
      }
    }
    for (const moment of solved) await looks(moment);
    expect(solved.at(-1)?.shows).toContain('verdict clear');
    expect(bench.running.solved()).toBe(true);
    expect(bench.running.facts().solvedAt).not.toBeNull();
    expect(bench.running.facts().harms).toEqual([]);
  });

  it('names only codes that a rule has', () => {
    const codes = new Set(rules.map((rule) => rule.code));
    const named = drill.expect.flatMap(({root, also}) => [...(root === null ? [] : [root]), ...also]);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('offers what helps beside what does not, and leaves no word in braces', async () => {
    const bench = await benchOf(drill, 7);
    const {running} = bench;
    const acts = running.acts();
    expect(acts.length).toBe(new Set([...drill.solve, ...drill.hurt].map((act) => act.argv.map(running.fill).join(' '))).size);
    const texts = [
      running.story,
      ...acts.flatMap((act) => [...act.argv, act.effect]),
      ...drill.hints.map(running.fill),
      running.fill(drill.debrief),
      ...drill.tour.map((one) => running.fill(one.says)),
      ...drill.hurt.map((one) => running.fill(one.because)),
    ];
    expect(texts.filter((text) => /\{[A-Za-z]\w*\}/.test(text.replaceAll(/\{"channel":"\w+"\}/g, '')))).toEqual([]);
    expect(acts.every((act) => !act.done)).toBe(true);
  });
});

describe('the first drill', () => {
  it('explains every pane, every key, the finding and the end', () => {
    const explained = loadDrill('first-ladder').tour.map((one) => one.meets);
    const things = [
      'opened',
      'found',
      'solved',
      ...paneNames.map((name) => `pane:${name}`),
      ...keys.map((key) => `key:${key.keys[0] === '?' ? 'question' : key.keys[0]}`),
    ];
    expect(things.filter((thing) => !explained.includes(thing))).toEqual([]);
    expect(explained.filter((thing) => !things.includes(thing))).toEqual([]);
  });
});
