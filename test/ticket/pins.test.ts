import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/model/index.ts';
import {next} from '../../src/session/next.ts';
import {ticket} from '../../src/ticket/index.ts';
import {now, stoppedWalk} from '../fixtures/walk.ts';

const walk = stoppedWalk();
const pin = (text: string, at = now): Event => ({type: 'pinned', at, where: 'Log', text});
const printed = (events: readonly Event[], content: 'whole' | 'page one') =>
  ticket(events.reduce(next, walk), {
    now,
    lastHash: null,
    journalPath: null,
    ids: 'kept',
    target: {content, print: 'markdown', limitChars: null},
  });

describe('a pinned line', () => {
  it('stands first among the evidence of page one, in code, and what was judged stands behind it', () => {
    const text = printed([pin('the <b>telling</b> line `of` mine')], 'page one');
    const evidence = text.slice(text.indexOf('Evidence'));
    expect(evidence.indexOf('pinned from `Log`')).toBeGreaterThan(0);
    expect(evidence.indexOf('pinned from')).toBeLessThan(evidence.indexOf('seen by'));
    expect(evidence).toContain('pinned from `Log`: ``the <b>telling</b> line `of` mine``');
  });

  it('leaves room for what was judged, and the rest of many is said to be left out', () => {
    const text = printed(
      Array.from({length: 8}, (_, index) => pin(`line number ${index}`, now + index)),
      'page one',
    );
    expect(text.match(/pinned from/g)).toHaveLength(5);
    expect(text).toContain('seen by');
    const whole = printed(
      Array.from({length: 8}, (_, index) => pin(`line number ${index}`, now + index)),
      'whole',
    );
    expect(whole).toContain('Pinned lines: 8');
    for (let index = 0; index < 8; index += 1) expect(whole).toContain(`line number ${index}`);
  });

  it('says what a person took for the cause', () => {
    expect(printed([{type: 'named', at: now, code: 'two-owners'}], 'page one')).toMatch(
      /Taken for the cause by the responder: `two-owners`/,
    );
  });
});
