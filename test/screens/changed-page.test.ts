import {describe, expect, it} from 'vitest';
import {changedPage} from '../../screens/changed-page.ts';
import {rowText} from '../../screens/content.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import type {Change, Changes, Reading} from '../../src/model/index.ts';

const until = Date.parse('2026-11-21T09:00:00Z');
const minute = 60_000;

function reading(...list: readonly Change[]): Reading<Changes> {
  const unseen = [{source: 'journal', detail: 'read by root'}];
  return {seen: true, at: until, tookMs: 1, value: {since: until - 1440 * minute, until, list, unseen}};
}

const update: Change = {
  at: until - 21 * minute,
  kind: 'package',
  text: 'openclaw 2026.9.6 was put in its place',
  source: '/opt/oc/package.json',
};
const start: Change = {at: until - 20.5 * minute, kind: 'start', text: 'the gateway was started', source: 'log'};
const end: Change = {at: until - 20 * minute, kind: 'trouble', text: 'the gateway ended: exited, status 1', source: 'log'};

function texts(of: Reading<Changes> | undefined, columns = 80): readonly string[] {
  return changedPage(of, unicodeGlyphs, columns)
    .rows.slice(0)
    .map((row) => rowText(row).trimEnd());
}

describe('the page of what was changed', () => {
  it('begins with the first sign of trouble and what stands shortly before it, then the newest first', () => {
    expect(texts(reading(update, start, end))).toEqual([
      'First sign of trouble 08:40:00: the gateway ended: exited, status 1',
      '  60 s before it: openclaw 2026.9.6 was put in its place',
      '  Together in time; that proves no cause.',
      '',
      '✖ 08:40:00  20 min  trouble       the gateway ended: exited, status 1',
      '  08:39:30  20 min  start         the gateway was started',
      '  08:39:00  21 min  package       openclaw 2026.9.6 was put in its place',
      'not seen: journal: read by root',
    ]);
  });

  it('says so where nothing was changed before it, and where nothing was changed', () => {
    expect(texts(reading(end))[1]).toBe('  Nothing was changed in the hour before it.');
    expect(texts(reading())).toEqual(['no trace of a change', 'not seen: journal: read by root']);
  });

  it('leaves the kind out where there is no room, and stays within the screen', () => {
    const narrow = texts(reading(update, end), 40);
    expect(narrow.every((line) => line.length <= 40)).toBe(true);
    expect(narrow.join('\n')).not.toContain('package  ');
  });

  it('is never blank: while it is looked for, and where it could not be', () => {
    expect(texts(undefined).join(' ')).toMatch(/^Looking: /);
    expect(texts({seen: false, why: 'garbled', detail: 'odd', at: until, tookMs: 1})).toEqual(['not seen (garbled): odd']);
  });
});
