import {describe, expect, it} from 'vitest';
import {firstView, type View} from '../../screens/view.ts';
import {next} from '../../src/session/next.ts';
import {healthyWalk, now, ran, stoppedWalk} from '../fixtures/walk.ts';
import {pressAll, pressOn, type Situation, told} from './pressing.ts';
import {paperLibrary} from './store.ts';

const walk = stoppedWalk();
const on = (view: Partial<View>, session = walk): Situation => ({
  session,
  view: {...firstView, picked: true, ...view},
  rows: 40,
  columns: 120,
});

describe('i', () => {
  it('explains the cause from any pane, and esc comes back to where one was', () => {
    const opened = pressOn(on({pane: 'log'}), 'i').view;
    expect(opened.mode).toMatchObject({is: 'explain', page: {title: walk.judgement.findings[0]!.code}});
    expect(pressOn(on(opened), 'esc').view).toMatchObject({mode: {is: 'walk'}, pane: 'log'});
  });

  it('explains the finding to which the line under the cursor belongs', () => {
    const behind = walk.judgement.findings.find((one) => one.behind !== null);
    const last = pressAll(on({pane: 'findings'}), ['G', 'i']).view.mode;
    const codes = walk.judgement.findings.map(({code}) => code as string);
    expect(last.is === 'explain' && codes.includes(last.page.title)).toBe(true);
    if (behind !== undefined) expect(last).toMatchObject({page: {title: walk.judgement.findings.at(-1)!.code}});
  });

  it('opens from the page of a finding, and goes back to that page', () => {
    const page = pressOn(on({pane: 'findings', cursor: {findings: 0}}), 'enter').view;
    expect(page.mode).toMatchObject({is: 'detail', detail: {explains: walk.judgement.findings[0]!.code}});
    const explained = pressOn(on(page), 'i').view;
    expect(explained.mode.is).toBe('explain');
    expect(pressOn(on(explained), 'esc').view.mode).toEqual(page.mode);
  });
});

describe('the sessions that are kept', () => {
  it('are chosen among, read, and left one step at a time', () => {
    const list = pressAll(on({}), ['H', 'j']).view;
    expect(list.mode).toMatchObject({is: 'sessions', at: 1});
    const [, second] = paperLibrary.sessions();
    const one = pressOn(on(list), 'enter').view;
    expect(one.mode).toMatchObject({is: 'earlier', id: second!.id, text: `# The ticket of ${second!.id}`});
    expect(pressOn(on(one), 'y').intents).toMatchObject([{do: 'copy', text: `# The ticket of ${second!.id}`}]);
    const back = pressOn(on(one), 'esc').view;
    expect(back.mode).toMatchObject({is: 'sessions', at: 1});
    expect(pressOn(on(back), 'esc').view.mode.is).toBe('walk');
  });

  it('are found by name, too, and j never leaves the list', () => {
    expect(pressAll(on({}), [...':sessions', 'enter', 'j', 'j', 'j']).view.mode).toMatchObject({is: 'sessions', at: 1});
  });
});

describe('m', () => {
  it('pins the line of the log under the cursor whole, and takes it off again', () => {
    const lines = walk.readings.log?.seen === true ? walk.readings.log.value.lines : [];
    const outcome = pressAll(on({pane: 'log'}), ['G', 'm']);
    const [intent] = outcome.intents;
    expect(intent).toMatchObject({do: 'pin', where: 'Log'});
    const text = intent?.do === 'pin' ? intent.text : '';
    expect(lines.some((line) => line.text.replace(/\s+/g, ' ').trim() === text)).toBe(true);
    const pinned = next(walk, {type: 'pinned', at: now, where: 'Log', text});
    expect(pressAll(on({pane: 'log'}, pinned), ['G', 'm']).intents).toEqual([{do: 'unpin', text}]);
  });

  it('pins evidence of a finding as it was seen', () => {
    const root = walk.judgement.findings[0]!;
    const {intents} = pressAll(on({pane: 'findings'}), ['g', 'j', 'm']);
    expect(intents).toEqual([{do: 'pin', where: 'Findings', text: root.evidence[0]!.line.replace(/\s+/g, ' ').trim()}]);
  });

  it('shows a cursor first where a pane has none, and pins the row to which it is moved', () => {
    const variant = healthyWalk().runbook.rungs[0]!.variants[0]!;
    const answered = healthyWalk([
      {type: 'rung-started', at: now, run: 1, rung: 'status', variant},
      {type: 'rung-ended', at: now + 1, run: 1, rung: 'status', runs: [ran('one\ntwo\nthree')]},
    ]);
    const chosen = pressAll(on({pane: 'output'}, answered), ['m', 'j', 'j']);
    expect(chosen).toMatchObject({intents: [], view: {mode: {is: 'line'}, cursor: {output: 2}}});
    expect(pressOn(on(chosen.view, answered), 'm')).toMatchObject({
      intents: [{do: 'pin', where: 'Output', text: 'two'}],
      view: {mode: {is: 'walk'}},
    });
    expect(told(chosen.view, pressOn(on(chosen.view, answered), 'esc'))).toBe('→ walk');
  });
});

describe('what is only watched', () => {
  const watched: Situation = {...on({}), readOnly: 'bob'};

  it('refuses everything that would change it, with whose it is', () => {
    for (const name of ['R', 'n', 's', 'a', 'm', 'x', 'C', 'W', 'r'])
      expect(pressOn(watched, name), name).toMatchObject({
        intents: [],
        view: {message: expect.stringMatching(/session of bob; you only watch/)},
      });
  });

  it('can be read, searched and left', () => {
    expect(pressOn(watched, '9').view.pane).toBe('log');
    expect(pressOn(watched, 't').view.mode.is).toBe('ticket');
    expect(pressOn(watched, 'i').view.mode.is).toBe('explain');
    expect(pressOn(watched, 'q').intents).toEqual([{do: 'leave'}]);
  });

  it('is not changed by a name of the palette either', () => {
    for (const name of ['note', 'own command', 'stop'])
      expect(pressAll(watched, [':', ...name, 'enter']), name).toMatchObject({intents: [], view: {mode: {is: 'walk'}}});
    expect(pressAll(watched, [...':name two-o', 'enter']).intents).toEqual([]);
  });
});
