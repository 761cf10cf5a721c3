import {describe, expect, it} from 'vitest';
import {keys} from '../../screens/keys.ts';
import {paneNames} from '../../screens/panes/index.ts';
import {drillList, loadDrill} from '../../src/drill/index.ts';
import {rules} from '../../src/rules/index.ts';
import {told} from './look.ts';
import {benchOf, lookUntil} from './solving.ts';

const seeds = [1, 2, 3];

describe.each(drillList())('the drill $name', (drill) => {
  it.each(seeds)('shows its cause first, is solved by its own solution and is clear afterwards (seed %i)', async (seed) => {
    const bench = await benchOf(drill, seed);
    expect(bench.running.solved()).toBe(false);
    for (const [index, {root, also}] of drill.expect.entries()) {
      const stage = index + 1;
      // What a fault leaves behind shows only once the gateway has had time to come back.
      const looked =
        stage === 1
          ? await bench.look()
          : await lookUntil(bench, (one) => one.judgement.verdict === 'clear' || one.judgement.findings[0]?.code === root);
      const {findings, verdict} = looked.judgement;
      if (root === null) expect(told(looked)).toEqual([]);
      else if (stage === 1 || verdict !== 'clear') {
        expect(findings[0]?.code, told(looked).join('\n')).toBe(root);
        expect(
          findings.map((one) => one.code).filter((code) => code !== root && !also.includes(code)),
          told(looked).join('\n'),
        ).toEqual([]);
      }
      for (const act of drill.solve.filter((one) => one.stage === stage)) {
        const {exit, stderr} = await bench.act(act.argv);
        expect(`${act.argv.join(' ')}: ${exit} ${stderr}`).toMatch(/: 0 /);
        bench.pass(2_000);
      }
    }
    const after = await lookUntil(bench, (one) => one.judgement.verdict === 'clear');
    expect(after.judgement.verdict, told(after).join('\n')).toBe('clear');
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
