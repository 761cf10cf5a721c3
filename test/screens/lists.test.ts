import {describe, expect, it} from 'vitest';
import {row} from '../../screens/content.ts';
import type {Item} from '../../screens/item.ts';
import {movedIn} from '../../screens/items.ts';
import {seenAt} from '../../screens/seen-at.ts';
import {firstView, type View} from '../../screens/view.ts';
import {now, stoppedWalk} from '../fixtures/walk.ts';
import {pressAll, pressOn, type Situation} from './pressing.ts';

const lines = Array.from({length: 40}, (_, at) => ({at: now + at * 1000, from: 'gateway' as const, pid: 7, text: `line number ${at}`}));
const cause = {at: now + 12_500, from: 'gateway' as const, pid: 7, text: "Error: Cannot find module '/opt/openclaw/dist/index.js'"};
const base = stoppedWalk();
const root = base.judgement.findings[0]!;
const finding = {
  ...root,
  evidence: [
    {probe: 'log' as const, line: cause.text},
    {probe: 'config' as const, line: 'gateway.mode is local'},
    {probe: 'ports' as const, line: 'port 18789: nobody listens'},
  ],
};
const walk = {
  ...base,
  readings: {
    ...base.readings,
    log: {
      seen: true as const,
      at: now,
      tookMs: 1,
      value: {
        sources: [],
        lines: [...lines.slice(0, 13), cause, ...lines.slice(13)],
        signatures: [],
        exits: [],
        restarts: [],
        startLimitAt: null,
        kernelOom: [],
      },
    },
  },
  judgement: {...base.judgement, findings: [finding]},
};
const inPane = (pane: View['pane'], more: Partial<View> = {}): Situation => ({
  session: walk,
  view: {...firstView, picked: true, pane, ...more},
});

describe('the cursor of a list', () => {
  const item = (from: number, to: number): Item => ({from, to, opens: {is: 'detail', detail: {title: '', parts: []}}});
  const items = [item(0, 2), item(2, 12), item(12, 13), item(14, 15)];
  const moved = (at: number, top: number, name: string) => movedIn({items, at: items[at]!, all: 20, shown: 5, top}, name);

  it('goes from one to the next, and to the ends', () => {
    expect(moved(0, 0, 'j')).toEqual({cursor: 2, scroll: 2});
    expect(moved(3, 10, 'k')).toEqual({cursor: 12, scroll: 10});
    expect(moved(3, 10, 'g')).toEqual({cursor: 0, scroll: 0});
    expect(moved(0, 0, 'G')).toEqual({cursor: 14, scroll: 'end'});
  });

  it('stays on what is longer than the screen until it was read', () => {
    expect(moved(1, 2, 'j')).toEqual({cursor: 2, scroll: 3});
    expect(moved(1, 7, 'j')).toEqual({cursor: 12, scroll: 8});
    expect(moved(1, 7, 'k')).toEqual({cursor: 2, scroll: 6});
  });

  it('reads on below the last', () => {
    expect(moved(3, 10, 'j')).toEqual({cursor: 14, scroll: 11});
    expect(moved(3, 15, 'j')).toEqual({cursor: 14, scroll: 15});
  });

  it('of the ladder is the rung that one is on', () => {
    expect(pressOn(inPane('ladder'), 'j').intents).toEqual([{do: 'go', to: 1}]);
    expect(pressOn(inPane('ladder'), 'down').view.pane).toBe('ladder');
    expect(pressOn(inPane('ladder'), 'k').intents).toEqual([]);
    expect(pressOn(inPane('ladder'), 'enter').view.pane).toBe('rung');
  });
});

describe('enter', () => {
  it('opens evidence where it was seen, with its line on the screen, and esc comes back exactly', () => {
    const before = pressAll(inPane('findings'), ['j']).view;
    const {view} = pressAll({...inPane('findings'), view: before}, ['enter']);
    expect([view.pane, view.cursor.log]).toEqual(['log', 13]);
    expect(view.scroll.log).toBe(10);
    const {trail: _, message: __, ...back} = pressAll({...inPane('findings'), view}, ['esc']).view;
    const {trail: ___, message: ____, ...was} = before;
    expect(back).toEqual(was);
  });

  it('goes on from what was opened, and each esc is one step back', () => {
    const deep = pressAll(inPane('findings'), ['j', 'enter', 'enter']);
    expect(deep.view.mode).toMatchObject({is: 'detail', detail: {copies: {text: cause.text}}});
    const panes = ['esc', 'esc', 'esc'].map((_, at, all) => pressAll({...inPane('log'), view: deep.view}, all.slice(0, at + 1)).view);
    expect(panes.map(({mode, pane}) => `${mode.is} ${pane}`)).toEqual(['walk log', 'walk findings', 'walk findings']);
  });

  it('opens whole what no pane shows', () => {
    const {view} = pressAll(inPane('findings'), ['j', 'j', 'enter']);
    expect(view.mode).toMatchObject({is: 'detail', detail: {parts: [{text: 'config'}, {text: 'gateway.mode is local'}]}});
  });

  it('opens a port, a setting, a finding and a command, which y copies', () => {
    expect(pressOn(inPane('ports'), 'enter').view.mode).toMatchObject({is: 'detail', detail: {title: 'Port 18789'}});
    expect(pressOn(inPane('findings'), 'enter').view.mode).toMatchObject({is: 'detail', detail: {title: 'unit-down'}});
    const command = pressAll(inPane('findings'), ['j', 'j', 'j', 'j', 'enter']);
    expect(command.view.mode).toMatchObject({is: 'detail', detail: {title: 'Next command'}});
    expect(pressAll(inPane('findings'), ['j', 'j', 'j', 'j', 'enter', 'y']).intents).toMatchObject([{do: 'copy', what: 'the command'}]);
    expect(pressAll(inPane('findings'), ['j', 'j', 'j', 'j', 'y']).intents).toMatchObject([{do: 'copy', what: 'the command'}]);
  });

  it('never runs anything, in any pane', () => {
    for (const pane of ['ladder', 'rung', 'output', 'findings', 'supervisor', 'ports', 'capabilities', 'unit', 'log'] as const)
      expect(pressOn(inPane(pane), 'enter').intents, pane).toEqual([]);
    expect(pressOn(inPane('output'), 'enter').view.message).toBe('open: nothing lies under this pane; R runs the rung');
    expect(pressOn(inPane('rung'), 'R').intents).toMatchObject([{do: 'run'}]);
  });

  it('forgets the way back where one goes elsewhere', () => {
    expect(pressAll(inPane('findings'), ['j', 'enter', '8', 'esc']).view.pane).toBe('unit');
  });
});

describe('where words were seen', () => {
  it('is the row that says most of them, the last of several', () => {
    const rows = ['owner nobody', 'state failed at 12:04', 'main process exited, status 203', 'main process exited, status 203'].map(
      (text) => row({text}),
    );
    expect(seenAt({title: '', mark: '', rows}, 'Main process exited with status 203')).toBe(3);
    expect(seenAt({title: '', mark: '', rows}, 'nothing of that')).toBe(0);
  });
});
