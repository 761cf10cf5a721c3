import {describe, expect, it} from 'vitest';
import {firstLook, isUnderWay, runningFor, slowHost} from '../../screens/progress.ts';
import {plainText} from '../../screens/text.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import {fold, healthyWalk, now, opened, ran} from '../fixtures/walk.ts';

const variant = healthyWalk().runbook.rungs[0]!.variants[0]!;
const started = (run: number, at: number) => ({type: 'rung-started' as const, at, run, rung: 'status', variant});
const ended = (run: number, at: number) => ({type: 'rung-ended' as const, at, run, rung: 'status', runs: [ran('{}')]});

describe('the first look', () => {
  const text = (session: ReturnType<typeof fold>, at: number) => firstLook(session, unicodeGlyphs, at).map(plainText);

  it('says what it waits for, from the first second on for how long, and what is in', () => {
    const begun = fold([opened()]);
    expect(text(begun, begun.startedAt)).toEqual(['… looking at supervisor, ports, http, install, config, log, unit, capabilities']);
    const reading = {seen: false as const, why: 'denied' as const, detail: 'no', at: now, tookMs: 250};
    const two = fold([opened(), {type: 'looked', at: now, looked: {name: 'ports', reading}}]);
    expect(text(two, two.startedAt + 4200)).toEqual([
      '… looking at supervisor, http, install, config, log, unit, capabilities for 4 s; 1 of 8 in',
      '│ in: ports 0.3 s',
    ]);
  });
});

describe('a command that runs', () => {
  const state = (...events: Parameters<typeof healthyWalk>[0] & {}) => healthyWalk(events).rungs[0]!;

  it('tells for how long and, once it has run here, how long it took the time before', () => {
    expect(runningFor(state(started(1, now)), now + 500)).toBe('');
    expect(runningFor(state(started(1, now)), now + 4900)).toBe(' (for 4 s)');
    const again = state(started(1, now), ended(1, now + 3200), started(2, now + 60_000));
    expect(runningFor(again, now + 62_000)).toBe(' (for 2 s, 3.2 s the last time)');
  });

  it('is what the seconds are counted for', () => {
    expect(isUnderWay(healthyWalk([started(1, now)]))).toBe(true);
    expect(isUnderWay(healthyWalk([started(1, now), ended(1, now + 1)]))).toBe(false);
    expect(isUnderWay(fold([opened()]))).toBe(true);
  });
});

describe('a slow host', () => {
  it('is told as slow by what asks only the system', () => {
    const session = healthyWalk();
    expect(slowHost(session)).toBeNull();
    const log = {...session.readings.log!, tookMs: 7200};
    expect(slowHost({...session, readings: {...session.readings, log}})).toBe('this host is slow: log 7.2 s');
    const capabilities = {...session.readings.capabilities!, tookMs: 7200};
    expect(slowHost({...session, readings: {...session.readings, capabilities}})).toBeNull();
  });
});
