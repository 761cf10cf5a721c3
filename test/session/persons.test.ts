import {describe, expect, it} from 'vitest';
import type {Event, Session} from '../../src/model/index.ts';
import {blindfolded, isBlind} from '../../src/session/blind.ts';
import {next} from '../../src/session/next.ts';
import {now, ran, stoppedWalk} from '../fixtures/walk.ts';

const walk = stoppedWalk();
const folded = (session: Session, ...events: readonly Event[]): Session => events.reduce(next, session);

describe('what a person takes off the screen', () => {
  it('is kept once, with where it stood, until it is taken off', () => {
    const pinned = folded(
      walk,
      {type: 'pinned', at: now, where: 'Log', text: 'one'},
      {type: 'pinned', at: now + 1, where: 'Output', text: 'two'},
      {type: 'pinned', at: now + 2, where: 'Findings', text: 'one'},
    );
    expect(pinned.pins).toEqual([
      {at: now + 1, where: 'Output', text: 'two'},
      {at: now + 2, where: 'Findings', text: 'one'},
    ]);
    expect(folded(pinned, {type: 'unpinned', at: now + 3, text: 'one'}).pins.map(({text}) => text)).toEqual(['two']);
    expect(pinned.judgement).toBe(walk.judgement);
  });
});

describe('the log of commands', () => {
  it('keeps what was run before when a rung runs again, whoever asked for it', () => {
    const variant = walk.runbook.rungs[0]!.variants[0]!;
    const ranTwice = folded(
      walk,
      {type: 'rung-started', at: now, run: 11, rung: 'status', variant},
      {type: 'rung-ended', at: now + 10, run: 11, rung: 'status', runs: [ran('first')]},
      {type: 'rung-started', at: now + 20, run: 12, rung: 'status', variant},
      {type: 'rung-ended', at: now + 30, run: 12, rung: 'status', runs: [{seen: false, why: 'late', detail: 'too slow'}]},
      {type: 'own-started', at: now + 40, run: 13, rung: 'status', argv: ['df', '-h'], armed: false},
      {type: 'own-ended', at: now + 50, run: 13, result: ran('disk')},
    );
    const log = ranTwice.ran.slice(walk.ran.length);
    expect(log.map(({by}) => by)).toEqual(['rung 1', 'rung 1', walk.responder]);
    expect(log[0]!.how).toMatch(/^exit 0 after/);
    expect(log[1]).toMatchObject({shown: variant.shown, how: 'not run (late): too slow'});
  });
});

describe('a drill that is walked blind', () => {
  const root = walk.judgement.findings[0]!.code;
  const blind: Session = {...walk, drill: {name: 'd', title: 'D', seed: 1, blind: true, hints: [], solvedAt: null}};

  it('hides what was found, and calls nothing fine for that', () => {
    const shown = blindfolded(blind);
    expect(JSON.stringify(shown.judgement.findings)).toBe('[]');
    expect(shown.judgement.verdict).toBe(walk.judgement.verdict);
    expect(shown.timeline.some(({text}) => text.includes(`found ${root}`))).toBe(false);
    expect(shown.judgement.unanswered.map(({code}) => code)).toContain(root);
  });

  it('shows it once the cause was named, three guesses or all hints were taken, or it is over', () => {
    const named = (...codes: readonly (typeof root)[]) => folded(blind, ...codes.map((code): Event => ({type: 'named', at: now, code})));
    expect(isBlind(named(root))).toBe(false);
    expect(blindfolded(named(root)).judgement).toBe(blind.judgement);
    expect(isBlind(named('port-taken', 'two-owners'))).toBe(true);
    expect(isBlind(named('port-taken', 'two-owners', 'clock-off'))).toBe(false);
    const hints = ['one', 'two', 'three'].map((text): Event => ({type: 'hinted', at: now, text}));
    expect(isBlind(folded(blind, ...hints))).toBe(false);
    expect(isBlind(folded(blind, {type: 'solved', at: now}))).toBe(false);
    expect(isBlind(walk)).toBe(false);
  });
});
