import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type Journal, openJournal, parseJournal, readJournal} from '../../src/journal/index.ts';
import type {Event} from '../../src/model/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-withdraw-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const value = 'plumtree-orbit-19';
const note = (text: string): Event => ({type: 'noted', at: 1, rung: 'status', text});
const search = {
  holds: (line: string) => line.includes(value),
  cleaned: (event: Event) => JSON.parse(JSON.stringify(event).replaceAll(value, '‹secret X ~a1b2c3›')) as Event,
};

function withdraw(journal: Journal): readonly Event[] {
  const steps = journal.withdraw(search, 2);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function written(...texts: string[]): Journal {
  const journal = openJournal(folder);
  for (const text of texts) journal.append(note(text));
  return journal;
}

describe('an event that turns out to hold a secret', () => {
  it('is gone from the file, replaced where it is read, and the chain holds', () => {
    const journal = written('one', `the word ${value}`, 'three', `${value} again`);
    const size = statSync(journal.path).size;
    const before = journal.lastHash();
    expect(withdraw(journal)).toMatchObject([{type: 'withdrawn', replaced: [{n: 1}, {n: 3}]}]);
    journal.append(note('after'));
    journal.close();
    const text = readFileSync(journal.path, 'utf8');
    expect(text).not.toContain(value);
    // Nothing else moved: what was printed of the chain before can still be found in it.
    expect(text.slice(0, size).split('\n')[2]).toContain('three');
    expect(text).toContain(before);
    const read = readJournal(journal.path);
    expect(read).toMatchObject({count: 6, torn: [], broken: [], owed: []});
    expect(read.events.map((event) => ('text' in event ? event.text : event.type))).toEqual([
      'one',
      'the word ‹secret X ~a1b2c3›',
      'three',
      '‹secret X ~a1b2c3› again',
      'withdrawn',
      'after',
    ]);
  });

  it('says nothing about the value by the hash that is left: what was hashed with it cannot be guessed', () => {
    const journal = written(`the word ${value}`);
    expect(readFileSync(journal.path, 'utf8')).toMatch(/"salt":"[\w-]{16}"/);
    withdraw(journal);
    journal.close();
    expect(readFileSync(journal.path, 'utf8').split('\n')[0]).toMatch(/^\{"n":0,"withdrawn":"[\da-f]{64}"\} *$/);
  });

  it('is taken back from an event that took something back, too', () => {
    const journal = written(`the word ${value} and other-word-7`);
    withdraw(journal);
    const other = {
      holds: (line: string) => line.includes('other-word-7'),
      cleaned: (event: Event) => JSON.parse(JSON.stringify(event).replaceAll('other-word-7', '‹secret Y ~d4e5f6›')) as Event,
    };
    expect([...journal.withdraw(other, 3)]).toBeDefined();
    journal.close();
    expect(readFileSync(journal.path, 'utf8')).not.toContain('other-word-7');
    expect(readJournal(journal.path)).toMatchObject({torn: [], broken: []});
    expect(readJournal(journal.path).events[0]).toMatchObject({text: 'the word ‹secret X ~a1b2c3› and ‹secret Y ~d4e5f6›'});
  });

  it('is replaced where it is read and blanked by the next console after a kill between event and blank, or in the middle of a blank', () => {
    const journal = written('one', `the word ${value}`, 'three');
    const whole = readFileSync(journal.path, 'utf8').split('\n')[1]!;
    withdraw(journal);
    journal.close();
    const lines = readFileSync(journal.path, 'utf8').split('\n');
    for (let cut = 0; cut < whole.length; cut += 3) {
      const half = lines[1]!.slice(0, cut) + whole.slice(cut);
      writeFileSync(journal.path, lines.with(1, half).join('\n'));
      const read = readJournal(journal.path);
      expect(read, `cut at ${cut}`).toMatchObject({count: 4, torn: [], broken: [], owed: [{n: 1}]});
      expect(JSON.stringify(read.events)).not.toContain(value);
      const next = openJournal(folder, read);
      next.append(note('resumed'));
      next.close();
      expect(readFileSync(journal.path, 'utf8')).not.toContain(value);
      expect(readJournal(journal.path)).toMatchObject({count: 5, torn: [], broken: [], owed: []});
    }
  });

  it('cannot be left out by anybody else: a blank of which no event speaks breaks the chain', () => {
    const journal = written('one', 'two', 'three');
    journal.close();
    const lines = readFileSync(journal.path, 'utf8').split('\n');
    const prev = (JSON.parse(lines[2]!) as {prev: string}).prev;
    const read = parseJournal(lines.with(1, JSON.stringify({n: 1, withdrawn: prev})).join('\n'));
    expect(read.broken).toEqual([{line: 2, text: 'event 1 was taken back, and no event says what stands in its place'}]);
  });

  it('is not on the disk at all where it could not be written yet', () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    const journal = openJournal(join(blocked, 'under'));
    journal.append(note(`the word ${value}`));
    expect(withdraw(journal)).toHaveLength(1);
    expect(journal.moveTo(join(folder, 'there'))).toBeNull();
    journal.close();
    expect(readFileSync(journal.path, 'utf8')).not.toContain(value);
    expect(readJournal(journal.path)).toMatchObject({count: 2, broken: [], torn: []});
  });

  it('stands nowhere after a console that is killed while it takes events back is followed by another', async () => {
    const child = spawn(process.execPath, [new URL('withdrawer.ts', import.meta.url).pathname, folder, value], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((ready) => child.stdout.once('data', ready));
    child.kill('SIGKILL');
    await new Promise((ended) => child.once('exit', ended));
    const path = join(folder, 'journal.jsonl');
    const read = readJournal(path);
    expect(read.broken).toEqual([]);
    const journal = openJournal(folder, read);
    journal.append(note('resumed'));
    withdraw(journal);
    journal.close();
    expect(readFileSync(path, 'utf8')).not.toContain(value);
    expect(readJournal(path)).toMatchObject({broken: [], torn: [], owed: []});
  });
});
