import {describe, expect, it} from 'vitest';
import {mendingLine} from '../../screens/mending.ts';
import type {ActPlan, Event} from '../../src/model/index.ts';
import {allLooked, fold, now, opened} from '../fixtures/walk.ts';

const plan: ActPlan = {
  act: 'start',
  title: 'Start the gateway',
  code: 'unit-down',
  subject: null,
  steps: [{argv: ['true'], shown: 'true', asOwner: false}],
  undo: [{argv: ['false'], shown: 'false', asOwner: false}],
  effect: 'starts the unit',
  touches: ['user unit gw'],
  word: 'start',
  verifyMs: 60_000,
};
const begun: Event = {type: 'act-begun', at: now, run: 1, rung: 'status', plan, undoes: null, before: []};
const verifying: Event = {type: 'act-verifying', at: now, run: 1, until: now + 60_000};
const ended: Event = {type: 'act-ended', at: now, run: 1, after: [], verdict: 'mended', because: 'unit-down is gone'};
const said = (at: number, ...events: readonly Event[]) => mendingLine(fold([opened(), ...allLooked(), ...events]), at);

describe('the line of an act', () => {
  it('says what runs, counts down, and says what it came to and how it is taken back', () => {
    expect(said(now)).toBeNull();
    expect(said(now, begun)).toBe('command 1 of 1 runs, ctrl-x stops it (start)');
    expect(said(now, begun, verifying)).toBe('60 s left for unit-down to be gone (start)');
    expect(said(now + 18_500, begun, verifying)).toBe('42 s left for unit-down to be gone (start)');
    expect(said(now + 90_000, begun, verifying)).toBe('0 s left for unit-down to be gone (start)');
    expect(said(now, begun, verifying, ended)).toBe('mended: unit-down is gone; u takes it back');
  });

  it('offers no undo where only what looks and copies has run, and has failed', () => {
    const copies = {argv: ['cp'], shown: 'cp', asOwner: false, apart: true as const};
    const copying: Event = {...begun, plan: {...plan, steps: [copies, ...plan.steps]}};
    const ran = (run: number): Event => ({
      type: 'act-stepped',
      at: now,
      run,
      result: {seen: false, why: 'missing', detail: 'cp is not there'},
    });
    const failed: Event = {type: 'act-ended', at: now, run: 1, after: [], verdict: 'not mended', because: 'cp failed'};
    expect(said(now, copying, ran(1), failed)).toBe('not mended: cp failed');
    expect(said(now, copying, ran(1), ran(1), failed)).toBe('not mended: cp failed; u takes it back');
  });

  it('is said on the rung on which it was done, and no further', () => {
    const moved: Event = {type: 'moved', at: now, to: 1};
    expect(said(now, begun, verifying, ended, moved)).toBeNull();
    expect(said(now, begun, verifying, moved)).toMatch(/^60 s left/);
  });

  it('counts down to an undo that waits, until the act is kept or taken back', () => {
    const waits: Event = {type: 'act-armed', at: now, run: 1, fate: {is: 'waits', until: now + 600_000}};
    const worse: Event = {type: 'act-ended', at: now, run: 1, after: [], verdict: 'worse', because: 'port-taken came up'};
    expect(said(now, begun, waits)).toMatch(/^command 1 of 1/);
    const until = 'until act start is taken back by itself: e keeps it, u takes it back now';
    expect(said(now, begun, waits, worse)).toBe(`10 min ${until}`);
    expect(said(now + 520_000, begun, waits, worse)).toBe(`80 s ${until}`);
    const ran: Event = {type: 'act-armed', at: now, run: 1, fate: {is: 'ran', until: null}};
    expect(said(now, begun, waits, worse, ran)).toBe('worse: port-taken came up');
  });

  it('says why nothing was done, until something is', () => {
    const held: Event = {type: 'act-withheld', at: now, act: 'start', code: 'unit-down', reason: 'root does act restart; nothing was run'};
    expect(said(now, held)).toBe('not done: root does act restart; nothing was run');
    expect(said(now, held, begun)).toMatch(/^command 1 of 1/);
  });

  it('says what another console began and did not end, until that is settled', () => {
    const left = {...plan, session: 'S', responder: 'root', since: now, before: [], undoes: false};
    expect(said(now, {type: 'act-left', at: now, left})).toBe(
      'e settles or takes back: act start was begun by root in session S, and that console is gone without its end',
    );
    expect(said(now, {type: 'act-left', at: now, left}, {type: 'act-left', at: now, left: null})).toBeNull();
  });
});
