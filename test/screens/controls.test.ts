import {describe, expect, it} from 'vitest';
import {createControls} from '../../screens/controls.ts';
import type {ConsoleStage, ConsoleStore} from '../../screens/state.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import type {Event, Gateway, Session} from '../../src/model/index.ts';
import {allLooked, fold, gateway, healthyWalk, ladderRunbook, now, opened, stoppedWalk} from '../fixtures/walk.ts';
import {paperStore} from './store.ts';

const size = {columns: 80, rows: 24};
const drill = {name: 'first-ladder', title: 'First ladder', seed: 1};
const other: Gateway = {...gateway, profile: 'dev'};

const finding: ConsoleStage = {is: 'finding', host: 'vps-3', what: 'looking', session: fold([opened()])};
const choosing: ConsoleStage = {is: 'choosing', host: 'vps-3', gateways: [gateway, other], denied: []};
const stopped = (offered: boolean): ConsoleStage => ({is: 'stopped', host: 'vps-3', sentence: 'none', more: [], drill: offered});
const walking = (session: Session): ConsoleStage => ({is: 'walking', session});

function drillWalk(more: readonly Event[] = []): Session {
  const first = opened(ladderRunbook()) as Event & {type: 'opened'};
  return fold([{...first, host: {...first.host, kind: 'drill'}, drill}, ...allLooked(), {type: 'first-touch', at: now}, ...more]);
}

function controlsOf(stage: ConsoleStage, more: Partial<ConsoleStore> = {}) {
  const store = paperStore(stage, more);
  const terminal: string[] = [];
  const controls = createControls(store, unicodeGlyphs, {
    suspend: () => void terminal.push('suspend'),
    redraw: () => void terminal.push('redraw'),
  });
  const unfollow = controls.follow();
  const keys = (...names: readonly string[]) => {
    for (const name of names) controls.key(name, size);
  };
  return {store, controls, terminal, keys, unfollow, view: () => controls.get().view};
}

describe('keys before the walk', () => {
  it('wait for it and then count one after the other', () => {
    const {store, keys, view} = controlsOf(finding);
    keys('n', 'a', 'h', 'i');
    expect(store.asked).toEqual([]);
    store.set({stage: walking(healthyWalk())});
    expect(store.asked).toEqual([{do: 'go', to: 1}]);
    expect(view().mode).toEqual({is: 'ask', what: 'note', text: 'hi'});
  });

  it('are forgotten by esc, and by a list that comes instead of the walk', () => {
    const first = controlsOf(finding);
    first.keys('n', 'esc');
    first.store.set({stage: walking(healthyWalk())});
    expect(first.store.asked).toEqual([]);
    const second = controlsOf(finding);
    second.keys('enter');
    second.store.set({stage: choosing});
    second.store.set({stage: walking(healthyWalk())});
    expect(second.store.asked).toEqual([]);
  });

  it.each(['q', 'esc', 'ctrl-c'])('%s leaves from every stage', (name) => {
    for (const stage of [finding, choosing, stopped(true), stopped(false)]) {
      const {store, keys} = controlsOf(stage);
      keys(name);
      expect(store.asked, stage.is).toEqual([{do: 'leave'}]);
    }
  });

  it('q is one of those that wait, once others do; ctrl-c never waits', () => {
    const {store, keys} = controlsOf(finding);
    keys('a', 'q');
    expect(store.asked).toEqual([]);
    keys('ctrl-c');
    expect(store.asked).toEqual([{do: 'leave'}]);
  });

  it('mark and pick one of several gateways, and go no further than the list', () => {
    const {store, controls, keys} = controlsOf(choosing);
    keys('k');
    expect(controls.get().chosen).toBe(0);
    keys('j', 'down', 'j');
    expect(controls.get().chosen).toBe(1);
    keys('enter', 'up', 'enter', '2', '9', 'x');
    expect(store.asked).toEqual([
      {do: 'choose', gateway: other},
      {do: 'choose', gateway},
      {do: 'choose', gateway: other},
    ]);
  });

  it('d practises where a drill is offered, and nowhere else', () => {
    const offered = controlsOf(stopped(true));
    offered.keys('d');
    expect(offered.store.asked).toEqual([{do: 'drill'}]);
    const not = controlsOf(stopped(false));
    not.keys('d');
    expect(not.store.asked).toEqual([]);
  });
});

describe('keys in the walk', () => {
  it('find what the ones before them left, though nothing was drawn in between', () => {
    const {store, keys} = controlsOf(walking(healthyWalk()));
    keys('s', 'b', 'u', 's', 'y', 'enter');
    expect(store.asked).toEqual([{do: 'skip', reason: 'busy'}]);
  });

  it('ask the terminal for what only it can do', () => {
    const {terminal, store, keys} = controlsOf(walking(healthyWalk()));
    keys('ctrl-z', 'ctrl-l');
    expect(terminal).toEqual(['suspend', 'redraw']);
    expect(store.asked).toEqual([]);
  });

  it('belong to a replay first, but not on a page of it', () => {
    const replayed: string[] = [];
    const {keys, view} = controlsOf(walking(healthyWalk()), {
      replayKey: (name) => {
        if (name === ' ') replayed.push(name);
        return name === ' ';
      },
    });
    keys(' ', '?', ' ');
    expect(replayed).toEqual([' ']);
    expect(view().mode.is).toBe('help');
  });
});

describe('a drill', () => {
  const telling = () => {
    const told = new Set<string>();
    return (meets: string) => {
      if (told.has(meets) || !['opened', 'found', 'key:question', 'pane:log', 'solved'].includes(meets)) return null;
      told.add(meets);
      return `about ${meets}`;
    };
  };

  it('that is new begins with its story; one that goes on, or is replayed, does not', () => {
    const fresh = controlsOf(finding);
    fresh.store.set({stage: walking(drillWalk())});
    expect(fresh.view().mode.is).toBe('story');
    const resumed = controlsOf(walking(drillWalk([{type: 'resumed', at: now, responder: 'ops'}])));
    expect(resumed.view().mode.is).toBe('walk');
    const replayed = controlsOf(walking(drillWalk()), {replayKey: () => false});
    expect(replayed.view().mode.is).toBe('walk');
  });

  it('is told once: a change of its session does not bring the story back', () => {
    const {store, keys, view} = controlsOf(walking(drillWalk()));
    keys('enter');
    store.set({stage: walking(drillWalk([{type: 'moved', at: now, to: 2}]))});
    expect(view().mode.is).toBe('walk');
  });

  it('explains what is met by a key, each thing once, until the next key', () => {
    const {keys, view} = controlsOf(walking(drillWalk()), {tour: telling()});
    keys('enter');
    expect(view().tour).toBe('about opened');
    keys('?');
    expect(view()).toMatchObject({tour: 'about key:question', mode: {is: 'help'}});
    keys('esc', '?');
    expect(view().tour).toBeNull();
  });

  it('explains a finding and the end when they come, not over a page and not over another explanation', () => {
    const found = {...drillWalk(), judgement: stoppedWalk().judgement};
    const {store, keys, view} = controlsOf(walking(drillWalk()), {tour: telling()});
    store.set({stage: walking(found)});
    expect(view().tour).toBeNull();
    keys('enter');
    expect(view().tour).toBe('about opened');
    keys('n');
    expect(view().tour).toBe('about found');
    store.set({stage: walking({...found, drill: {...found.drill!, solvedAt: now}})});
    expect(view().tour).toBe('about found');
    keys('n');
    expect(view().tour).toBe('about solved');
  });
});

it('says once that something shown before is marked now, and not when a walk is opened again', () => {
  const session = healthyWalk();
  const {store, keys, view} = controlsOf(walking({...session, withdrawn: 2}));
  expect(view().message).toBeNull();
  store.set({stage: walking({...session, withdrawn: 3})});
  expect(view().message).toContain('turned out to be a secret');
  keys('n');
  store.set({stage: walking({...session, at: 1, withdrawn: 3})});
  expect(view().message).toBeNull();
});

it('draws everything again whenever the store says so, until it is no longer followed', () => {
  const {store, terminal, unfollow} = controlsOf(walking(healthyWalk()));
  store.set({redraws: 1});
  store.set({busy: true});
  expect(terminal).toEqual(['redraw']);
  unfollow();
  store.set({redraws: 2});
  expect(terminal).toEqual(['redraw']);
});
