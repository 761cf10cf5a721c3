import {describe, expect, it, test} from 'vitest';
import {codes} from '../../src/model/codes.ts';
import type {Judgement} from '../../src/model/index.ts';
import {builtInRunbooks, parseRunbook, signsOf} from '../../src/runbook/index.ts';
import {standingOf} from '../../src/session/signs.ts';
import {allLooked, fold, opened} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const judgementOf = (events: Parameters<typeof fold>[0]): Judgement => fold(events).judgement;
const well = judgementOf([opened(), ...allLooked()]);
const nothing: Judgement = {verdict: 'unknown', findings: [], unanswered: [], unseen: []};

describe('a sign of a healthy host', () => {
  const [sign] = signsOf('- The disk has room (none of `disk-full`, `inodes-full`).', null);

  it('names what must not hold, and is shown without it', () => {
    expect(sign).toEqual({text: 'The disk has room.', codes: ['disk-full', 'inodes-full']});
  });

  it('holds when all of it was looked for and none was found', () => {
    expect(standingOf(sign!, well, true)).toEqual({is: 'holds'});
  });

  it('fails with the finding that speaks against it', () => {
    const {vitals} = healthyReadings();
    const full = {...vitals, disks: vitals.disks.map((disk) => ({...disk, freeBytes: 0}))};
    expect(standingOf(sign!, judgementOf([opened(), ...allLooked({vitals: full})]), true)).toMatchObject({
      is: 'fails',
      by: {code: 'disk-full'},
    });
  });

  it('is not seen where something of it could not be looked for, and says why', () => {
    const before = [opened(), ...allLooked().filter((event) => event.type !== 'looked' || event.looked.name !== 'vitals')];
    expect(standingOf(sign!, judgementOf(before), true)).toMatchObject({is: 'unseen', because: expect.stringMatching(/\w/) as string});
  });

  it('is not seen before anything was judged', () => {
    expect(standingOf(sign!, nothing, false)).toMatchObject({is: 'unseen'});
  });

  it('is for a person where nothing is named', () => {
    expect(standingOf({text: 'A backup was restored once.', codes: []}, well, true)).toEqual({is: 'for-a-person'});
  });
});

test('items and paragraphs are signs of their own, whatever their breaks', () => {
  expect(
    signsOf('First\nline.\n\n- One item (no `a-b`).\n- Another\n  one (of two kinds).', null).map(({text, codes: named}) => [text, named]),
  ).toEqual([
    ['First line.', []],
    ['One item.', ['a-b']],
    ['Another one (of two kinds).', []],
  ]);
});

test('a code that does not exist is a mistake of the page', () => {
  const text = builtInRunbooks['ladder']!.replace('no `version-skew`', 'no `version-skewed`');
  const parsed = parseRunbook(text, 'ladder.md', {codes: new Set(codes)});
  expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringMatching(/^ladder\.md:\d+: .*`version-skewed`/)]);
});
