import {describe, expect, it} from 'vitest';
import {firstStage, type Happening, nextStage, type Stage, shownStage} from '../../src/main/console/stage.ts';
import {placeholderSession} from '../../src/main/placeholder-session.ts';
import type {Gateway} from '../../src/model/index.ts';
import {gateway, healthyWalk, ladderRunbook, now} from '../fixtures/walk.ts';

const known = placeholderSession(ladderRunbook(), 'vps-3', now);
const session = healthyWalk();
const other: Gateway = {...gateway, profile: 'dev', port: 19_001};
const found = (gateways: readonly Gateway[], problem: string | null = null, denied: readonly string[] = []): Happening => ({
  is: 'found',
  host: 'vps-3',
  gateways,
  leftovers: [],
  problem,
  denied,
});

const reached = (drill: boolean, ...happenings: readonly Happening[]): Stage =>
  happenings.reduce(nextStage, firstStage('vps-3.local', known, drill));

const walking = () => reached(false, found([gateway]), {is: 'begun', session});
const stopped = () => reached(false, found([], 'OpenClaw is not installed here.', ['/root could not be looked into']));

describe('the stages of the console', () => {
  it('lead over the host, its one gateway and its secrets to the walk', () => {
    expect(reached(false)).toMatchObject({is: 'finding', host: 'vps-3.local', what: 'looking for gateways on this host'});
    expect(reached(false, found([gateway]))).toMatchObject({
      is: 'opening',
      gateway,
      what: `looking at default :${gateway.port} of ${gateway.user.name}`,
    });
    expect(walking()).toEqual({is: 'walking', session, drill: false});
  });

  it('ask which gateway where there are several, and go on with the one that was picked', () => {
    const choosing = reached(false, found([gateway, other], null, ['/home/eve could not be looked into']));
    expect(shownStage(choosing)).toEqual({
      is: 'choosing',
      host: 'vps-3',
      gateways: [gateway, other],
      denied: ['/home/eve could not be looked into'],
    });
    expect(nextStage(choosing, {is: 'picked', gateway: other})).toMatchObject({is: 'opening', gateway: other});
  });

  it('stop with one sentence where there is none, and offer to practise', () => {
    expect(shownStage(stopped())).toEqual({
      is: 'stopped',
      host: 'vps-3',
      sentence: 'OpenClaw is not installed here.',
      more: ['/root could not be looked into'],
      drill: true,
    });
    expect(reached(false, found([]))).toMatchObject({sentence: 'no gateway was found on this host'});
  });

  it('begin again on a drill from there, with the rungs to read meanwhile', () => {
    expect(nextStage(stopped(), {is: 'practised'})).toEqual({
      is: 'finding',
      host: 'vps-3',
      drill: true,
      session: known,
      what: 'setting up a broken host in memory',
    });
  });

  it('stop without a drill where another console has the session', () => {
    const refused = reached(false, found([gateway]), {is: 'refused', sentence: 'session a is open in process 7, opened by ops'});
    expect(refused).toMatchObject({is: 'stopped', practice: false, sentence: 'session a is open in process 7, opened by ops'});
    expect(nextStage(refused, {is: 'practised'})).toBe(refused);
  });

  it('show every change of the session while it is walked, and none before', () => {
    const later = {...session, at: 1};
    expect(nextStage(walking(), {is: 'changed', session: later})).toMatchObject({is: 'walking', session: {at: 1}});
    const opening = reached(false, found([gateway]));
    expect(nextStage(opening, {is: 'changed', session: later})).toBe(opening);
  });

  it('say on every stage of a drill that it is one', () => {
    const way: readonly Happening[] = [found([gateway]), {is: 'begun', session}, {is: 'left'}];
    for (const steps of way.map((_, index) => way.slice(0, index + 1))) expect(reached(true, ...steps).drill).toBe(true);
  });
});

describe('the end of the console', () => {
  const ends: readonly (readonly [Happening, number, string, boolean])[] = [
    [{is: 'left'}, 0, 'left by the responder', true],
    [{is: 'signalled', signal: 'SIGHUP', number: 1}, 129, 'SIGHUP', false],
    [{is: 'signalled', signal: 'SIGTERM', number: 15}, 143, 'SIGTERM', false],
    [{is: 'broke', error: new Error('a bug')}, 70, 'ended by an error of ours', false],
  ];

  it.each(ends)('comes by %o from every stage, with its code and word, over what was shown last', (happening, code, how, over) => {
    const stages = [reached(false), reached(false, found([gateway, other])), reached(false, found([gateway])), walking(), stopped()];
    for (const stage of stages) {
      const ended = nextStage(stage, happening);
      expect(ended).toMatchObject({is: 'ended', code, how, over});
      expect(shownStage(ended)).toEqual(shownStage(stage));
    }
  });

  it('keeps its first code and tells the first error, whatever comes after it', () => {
    const ended = nextStage(walking(), {is: 'signalled', signal: 'SIGTERM', number: 15});
    const first = new Error('while leaving');
    const later = [{is: 'left'}, {is: 'broke', error: first}, {is: 'broke', error: new Error('later')}] as const;
    expect(later.reduce<Stage>(nextStage, ended)).toMatchObject({code: 143, how: 'SIGTERM', error: first});
  });

  it('is final: nothing that was on its way is shown any more', () => {
    const ended = nextStage(reached(false), {is: 'left'});
    for (const late of [found([gateway]), {is: 'begun', session}, {is: 'changed', session}, {is: 'practised'}] as const)
      expect(nextStage(ended, late)).toBe(ended);
  });
});

it('what does not belong to a stage leaves the very same one', () => {
  const first = reached(false);
  for (const early of [{is: 'picked', gateway}, {is: 'begun', session}, {is: 'refused', sentence: ''}, {is: 'practised'}] as const)
    expect(nextStage(first, early)).toBe(first);
  const walk = walking();
  for (const late of [found([gateway]), {is: 'picked', gateway}, {is: 'begun', session}] as const) expect(nextStage(walk, late)).toBe(walk);
});
