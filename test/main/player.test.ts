import {describe, expect, it} from 'vitest';
import {afterKey, afterPause, firstPlayer, nextAfterMs, type Player, playerLine} from '../../src/main/replay/player.ts';
import type {Event} from '../../src/model/index.ts';

/** Events at these seconds. */
const at = (...seconds: readonly number[]): readonly Event[] => seconds.map((second) => ({type: 'first-touch', at: second * 1000}));
const events = at(0, 1, 3, 20, 50, 51);
const pressed = (player: Player, ...keys: readonly string[]) => keys.reduce<Player>((one, key) => afterKey(one, key, events)!, player);

describe('a replay', () => {
  it('goes on by itself after the pause that was there, none longer than 5 s, and stops at the end', () => {
    const pauses = [0, 1, 2, 3, 4, 5].map((index) => nextAfterMs({...firstPlayer, at: index}, events));
    expect(pauses).toEqual([1000, 2000, 5000, 5000, 1000, null]);
    expect(afterPause({...firstPlayer, at: 5}, events).at).toBe(5);
  });

  it('waits while it is paused', () => {
    const paused = pressed(firstPlayer, ' ');
    expect(nextAfterMs(paused, events)).toBeNull();
    expect(nextAfterMs(pressed(paused, ' '), events)).toBe(1000);
  });

  it('is as fast as 60 times and as slow as once', () => {
    expect(nextAfterMs(pressed(firstPlayer, ']', ']'), events)).toBe(250);
    const fast = pressed(firstPlayer, ...Array.from({length: 9}, () => ']'));
    expect(nextAfterMs({...fast, at: 3}, events)).toBeCloseTo(5000 / 60);
    expect(pressed(fast, ...Array.from({length: 9}, () => '[')).speed).toBe(0);
  });

  it('steps event by event, which pauses it, and not past its ends', () => {
    expect(pressed(firstPlayer, '.', '.')).toEqual({at: 2, speed: 0, playing: false});
    expect(pressed(firstPlayer, ',')).toEqual({at: 0, speed: 0, playing: false});
    expect(pressed({...firstPlayer, at: 5}, '.').at).toBe(5);
  });

  it('seeks half a minute of the session, to what was seen then', () => {
    expect(pressed(firstPlayer, '>').at).toBe(3);
    expect(pressed(firstPlayer, '>', '>').at).toBe(4);
    expect(pressed(firstPlayer, '>', '>', '>').at).toBe(5);
    expect(pressed({...firstPlayer, at: 5}, '<').at).toBe(3);
    expect(pressed({...firstPlayer, at: 1}, '<').at).toBe(0);
  });

  it('leaves every other key to the walk', () => {
    for (const key of ['n', 'q', 'enter', '1', 'tab']) expect(afterKey(firstPlayer, key, events)).toBeNull();
  });

  it('says where it stands', () => {
    expect(playerLine({at: 3, speed: 2, playing: false}, events)).toMatch(/^00:00:20Z {2}event 4\/6 {2}4× paused/);
  });

  it('of one event stands still', () => {
    expect(nextAfterMs(firstPlayer, at(7))).toBeNull();
    expect(afterKey(firstPlayer, '>', at(7))?.at).toBe(0);
    expect(afterKey(firstPlayer, '<', at(7))?.at).toBe(0);
  });
});
