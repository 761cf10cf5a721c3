import {describe, expect, it} from 'vitest';
import {joined, row, rowsOf} from '../../screens/content.ts';
import {noLibrary} from '../../screens/library.ts';
import {contextOf, press} from '../../screens/press.ts';
import {hitsIn, withHits} from '../../screens/search.ts';
import {lineWidth, plainText} from '../../screens/text.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import {firstView, type View} from '../../screens/view.ts';
import {now, ran, stoppedWalk} from '../fixtures/walk.ts';
import {pressAll, pressOn, type Situation, told} from './pressing.ts';

const walk = stoppedWalk([
  {type: 'rung-started', at: now, run: 1, rung: 'status', variant: stoppedWalk().runbook.rungs[0]!.variants[0]!},
  {
    type: 'rung-ended',
    at: now,
    run: 1,
    rung: 'status',
    runs: [ran(Array.from({length: 60}, (_, index) => `line ${index + 1} of the output`).join('\n'))],
  },
]);
const inPane = (pane: View['pane']): Situation => ({session: walk, view: {...firstView, picked: true, pane}});
const look = (word: string) => ['/', ...word, 'enter'];

describe('the rows that hold a word', () => {
  it('are found whatever the case, in long texts and in several of them one after another', () => {
    const rows = joined([[row({text: 'one Two'})], rowsOf(['three', 'TWO', 'four'], (text) => row({text}))]);
    expect(hitsIn(rows, 'two', 80)).toEqual([0, 2]);
    expect(hitsIn(rows, '.', 80)).toEqual([]);
    expect(hitsIn(rows, '', 80)).toEqual([]);
  });

  it('are found where words were wrapped in the middle of what is looked for, and only there', () => {
    const rows = [row({text: 'the gateway could'}), row({text: 'not bind its port'})];
    expect(hitsIn(rows, 'could not', 20)).toEqual([0]);
    expect(hitsIn(rows, 'could not', 80)).toEqual([]);
    expect(hitsIn([row({text: '/home/bot/.opencl'}), row({text: 'aw/openclaw.json'})], '.openclaw', 17)).toEqual([0]);
  });
});

describe('a line with a hit', () => {
  it('shows it, wherever it stands, within its columns', () => {
    const line = [{text: `${'x'.repeat(90)} here ${'y'.repeat(90)}`}];
    const shown = withHits(line, 'HERE', 40);
    expect(plainText(shown)).toMatch(/^….* here .*…$/);
    expect(lineWidth(shown)).toBeLessThanOrEqual(40);
    expect(shown.find(({tone}) => tone === 'chosen')?.text).toBe('here');
    expect(plainText(withHits(line, 'nowhere', 40))).toBe(`${'x'.repeat(39)}…`);
  });
});

describe('a search', () => {
  const at = ({cursor, pane}: View) => cursor[pane];

  it('goes to the first hit from here on, to the next and back, and round', () => {
    const output = inPane('output');
    const found = pressAll(output, look('line 4'));
    expect(told(output.view!, found)).toBe('search "line 4", says "hit 1 of 11"');
    const rows = [4, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49];
    expect(at(found.view)).toBe(rows[0]);
    expect(at(pressAll(output, [...look('line 4'), 'n', 'n']).view)).toBe(rows[2]);
    expect(at(pressAll(output, [...look('line 4'), 'n', 'N']).view)).toBe(rows[0]);
    const round = pressAll(output, [...look('line 4'), 'N']);
    expect([at(round.view), round.view.message]).toEqual([rows.at(-1), 'from the end again']);
    expect(pressAll(output, [...look('line 4'), 'N', 'n']).view.message).toBe('from the top again');
  });

  it('scrolls so that the hit is on the screen, and not where it is there already', () => {
    const output = inPane('output');
    expect(pressAll(output, look('line 4')).view.scroll.output).toBeUndefined();
    expect(pressAll(output, look('line 60')).view.scroll.output).toBe(57);
  });

  it.each(['findings', 'output', 'supervisor', 'ports', 'unit', 'log', 'rung'] as const)('looks in the pane %s', (pane) => {
    const word = {
      findings: 'unit-down',
      output: 'line 7',
      supervisor: 'owner',
      ports: 'nobody',
      unit: 'same everywhere',
      log: 'ready',
      rung: 'reachable',
    }[pane];
    const {view} = pressAll(inPane(pane), look(word));
    expect([view.pane, view.message]).toEqual([pane, expect.stringMatching(/^hit 1 of \d+/)]);
  });

  it('goes to the pane that has the word where the one in front has not, and says so', () => {
    const {view} = pressAll(inPane('ports'), look('line 60'));
    expect([view.pane, view.cursor.output, view.message]).toEqual(['output', 60, 'not in Ports; 1 in Output']);
    expect(pressAll(inPane('ports'), look('line 61')).view).toMatchObject({pane: 'ports', message: '"line 61" is not here'});
  });

  it('leaves n the next rung before and after it, and the right arrow always', () => {
    const output = inPane('output');
    expect(pressOn(output, 'n').intents).toEqual([{do: 'go', to: 1}]);
    expect(pressAll(output, [...look('line 4'), 'n']).intents).toEqual([]);
    expect(pressAll(output, [...look('line 4'), 'right']).intents).toEqual([{do: 'go', to: 1}]);
    expect(pressAll(output, [...look('line 4'), 'esc', 'n']).intents).toEqual([{do: 'go', to: 1}]);
  });

  it('looks in the page in front, goes through its hits, and ends before the page does', () => {
    const page: Situation = {...inPane('rung'), ticket: () => Array.from({length: 50}, (_, index) => `text ${index}`).join('\n')};
    const {view} = pressAll(page, ['t', ...look('text 4'), 'n']);
    expect([view.mode.is, view.cursor.page, view.search]).toEqual(['ticket', 40, 'text 4']);
    expect(pressAll(page, ['t', ...look('text 4'), 'esc']).view).toMatchObject({mode: {is: 'ticket'}, search: ''});
    expect(pressAll(page, ['t', ...look('text 4'), 'esc', 'esc']).view.mode.is).toBe('walk');
    expect(pressAll(page, ['t', '/', 'x', 'esc']).view.mode.is).toBe('ticket');
  });

  it('is fast in a long answer', () => {
    const long = Array.from({length: 50_000}, (_, index) => `line ${index} of what a command said`).join('\n');
    const session = {...walk, rungs: walk.rungs.map((one, index) => (index === 0 ? {...one, runs: [ran(long)]} : one))};
    const state = {stage: {is: 'walking' as const, session}, drill: false, now, busy: false, problem: null, redraws: 0, replay: null};
    const view: View = {...firstView, pane: 'output', search: 'line 49999', cursor: {}};
    const now_ = {
      state,
      session,
      view,
      columns: 80,
      rows: 24,
      glyphs: unicodeGlyphs,
      ticket: () => '',
      library: noLibrary,
      suspects: () => [],
      acts: [],
      story: null,
    };
    expect(press(contextOf(now_), 'n').view.cursor.output).toBe(50_000);
  });
});
