import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {hold, keptSessions, newSessionId, openJournal, readJournal, sessionsFolder, writeTicketFile} from '../../src/journal/index.ts';
import type {Event} from '../../src/model/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-journal-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const note = (text: string): Event => ({type: 'noted', at: 1, rung: 'status', text});

function written(...texts: string[]): string {
  const journal = openJournal(folder);
  for (const text of texts) journal.append(note(text));
  journal.close();
  return journal.path;
}

describe('a journal', () => {
  it('reads back what was appended, in order, with the hash of the last event', () => {
    const journal = openJournal(folder);
    journal.append(note('one'));
    journal.append(note('two'));
    const lastHash = journal.lastHash();
    journal.close();
    const read = readJournal(journal.path);
    expect(read.events).toEqual([note('one'), note('two')]);
    expect(read).toMatchObject({lastHash, count: 2, torn: [], broken: []});
  });

  it('goes on where it was read to', () => {
    const path = written('one');
    const journal = openJournal(folder, readJournal(path));
    journal.append(note('two'));
    journal.close();
    expect(readJournal(path)).toMatchObject({count: 2, broken: [], torn: []});
  });

  it('sets a torn last line aside and chains on behind it', () => {
    const path = written('one', 'two');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, -20));
    const read = readJournal(path);
    expect(read.events).toEqual([note('one')]);
    expect(read.torn).toEqual([{line: 2, bytes: text.split('\n')[1]!.length - 19}]);
    const journal = openJournal(folder, read);
    journal.append(note('three'));
    journal.close();
    expect(readJournal(path).events).toEqual([note('one'), note('three')]);
  });

  it('names the line after which a changed event breaks the chain', () => {
    const path = written('one', 'two', 'three');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"two"', '"2"'));
    expect(readJournal(path).broken).toEqual([{line: 3, text: expect.stringContaining('does not follow')}]);
  });

  it('notices a removed line', () => {
    const path = written('one', 'two', 'three');
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], lines[2], ''].join('\n'));
    expect(readJournal(path).broken).toHaveLength(1);
  });

  it('keeps events in memory while it cannot write, says so, and writes them once it can', () => {
    const blocked = join(folder, 'file-in-the-way');
    appendFileSync(blocked, '');
    const journal = openJournal(join(blocked, 'session'));
    journal.append(note('one'));
    expect(journal.problem()).toMatch(/not written: a file is in the way \(ENOTDIR\); 1 event is in memory/);
    rmSync(blocked);
    journal.append(note('two'));
    expect(journal.problem()).toBeNull();
    journal.close();
    expect(readJournal(journal.path).events).toEqual([note('one'), note('two')]);
  });
});

describe('what is kept on disk', () => {
  it('has sessions whose names sort by time and never meet', () => {
    expect(newSessionId(Date.UTC(2026, 10, 21, 3, 14, 7), () => 0.5)).toBe('20261121-031407-8000');
  });

  it('stands under the XDG state directory unless told otherwise, and ignores a relative one', () => {
    expect(sessionsFolder(undefined, {XDG_STATE_HOME: '/state'})).toBe('/state/rungs');
    expect(sessionsFolder(undefined, {XDG_STATE_HOME: 'relative'})).not.toContain('relative');
    expect(sessionsFolder('/here', {})).toBe('/here');
  });

  it('lists sessions newest first and leaves other folders out', () => {
    for (const id of ['20261121-031407-8000', '20261121-041407-8000']) openAndClose(join(folder, id));
    expect(keptSessions(folder).map((one) => one.id)).toEqual(['20261121-041407-8000', '20261121-031407-8000']);
    expect(keptSessions(join(folder, 'nowhere'))).toEqual([]);
  });

  it('is held by one console, whose end frees it', () => {
    const first = hold(folder, {pid: process.pid, who: 'ops'});
    expect(hold(folder, {pid: process.pid, who: 'root'})).toEqual({heldBy: `process ${process.pid}, opened by ops`});
    if ('release' in first) first.release();
    expect(hold(folder, {pid: process.pid, who: 'root'})).toHaveProperty('release');
  });

  it('is not held by a process that is gone', () => {
    hold(folder, {pid: 2 ** 22 + 1, who: 'ops'});
    expect(hold(folder, {pid: process.pid, who: 'root'})).toHaveProperty('release');
  });

  it('has a ticket that is replaced whole, or a sentence that says why not', () => {
    const path = join(folder, 'ticket.md');
    expect(writeTicketFile(path, 'one')).toBeNull();
    expect(writeTicketFile(path, 'two')).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(writeTicketFile(join(path, 'under-a-file.md'), 'x')).toMatch(/not written: a file is in the way .*--out/);
  });
});

function openAndClose(path: string): void {
  const journal = openJournal(path);
  journal.append(note('one'));
  journal.close();
}
