import {appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {followJournal, openJournal} from '../../src/journal/index.ts';
import type {Event} from '../../src/model/index.ts';
import {now, opened} from '../fixtures/walk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-follow-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const note = (text: string): Event => ({type: 'noted', at: now, rung: 'status', text});
const search = {
  holds: (line: string) => line.includes('plumtree'),
  cleaned: (event: Event) => JSON.parse(JSON.stringify(event).replaceAll('plumtree', '‹taken back›')) as Event,
};
const texts = (events: readonly Event[]) => events.map((event) => (event.type === 'noted' ? event.text : event.type));

describe('a journal that grows', () => {
  it('is read as it grows, each event once', () => {
    const journal = openJournal(folder);
    const followed = followJournal(journal.path);
    journal.append(opened());
    journal.append(note('one'));
    expect(texts(followed.more().events)).toEqual(['opened', 'one']);
    expect(followed.more().events).toEqual([]);
    journal.append(note('two'));
    expect(followed.more()).toMatchObject({again: false, events: [{text: 'two'}]});
    journal.close();
  });

  it('gives a line that is under the pen only once it is whole', () => {
    const journal = openJournal(folder);
    journal.append(opened());
    journal.append(note('one'));
    journal.close();
    const whole = readFileSync(journal.path, 'utf8');
    const path = join(folder, 'half.jsonl');
    writeFileSync(path, whole.slice(0, -20));
    const followed = followJournal(path);
    expect(texts(followed.more().events)).toEqual(['opened']);
    appendFileSync(path, whole.slice(-20));
    expect(texts(followed.more().events)).toEqual(['one']);
  });

  it('is told from its beginning where something of it was taken back', () => {
    const journal = openJournal(folder);
    const followed = followJournal(journal.path);
    journal.append(opened());
    journal.append(note('plumtree'));
    followed.more();
    for (const _ of journal.withdraw(search, now));
    const {events, again} = followed.more();
    expect(again).toBe(true);
    expect(texts(events)).toEqual(['opened', '‹taken back›', 'withdrawn']);
    journal.close();
  });

  it('is not changed by that, and what is not there is nothing', () => {
    const journal = openJournal(folder);
    journal.append(opened());
    const before = statSync(journal.path);
    followJournal(journal.path).more();
    expect(statSync(journal.path)).toMatchObject({mtimeMs: before.mtimeMs, size: before.size});
    journal.close();
    expect(followJournal(join(folder, 'nowhere.jsonl')).more()).toEqual({events: [], again: false});
  });
});
