import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {hold, openJournal, sessionsFolder, writeTicketFile} from '../../src/journal/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-place-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

it('closes a directory of ours that others may write to, and the one around it', () => {
  const base = join(folder, 'rungs');
  for (const path of [base, join(base, 'one')]) {
    mkdirSync(path);
    chmodSync(path, 0o777);
  }
  expect(journalIn(join(base, 'one'))).toBeNull();
  for (const path of [base, join(base, 'one')]) expect(statSync(path).mode & 0o777).toBe(0o755);
  // What is shared by all, and sticky, is somebody's decision.
  chmodSync(base, 0o1777);
  expect(journalIn(join(base, 'two'))).toBeNull();
  expect(statSync(base).mode & 0o7777).toBe(0o1777);
});

it('keeps sessions in a home that is a whole path, whatever HOME says', () => {
  expect(sessionsFolder(undefined, {HOME: 'here'})).toBe(join(userInfo().homedir, '.local/state/rungs'));
  expect(sessionsFolder(undefined, {HOME: '/home/me'})).toBe('/home/me/.local/state/rungs');
  expect(sessionsFolder(undefined, {HOME: '/home/me', XDG_STATE_HOME: 'state'})).toBe('/home/me/.local/state/rungs');
});

/** Somebody who is neither root nor us. */
const other = 65_533;
const needsRoot = 'only root can make a link that belongs to another user';

function journalIn(path: string): string | null {
  const journal = openJournal(path);
  journal.append({type: 'noted', at: 1, rung: 'status', text: 'one'});
  const problem = journal.problem();
  journal.close();
  return problem;
}

describe('what is written', () => {
  it('is readable by its owner alone, files and directories', () => {
    const path = join(folder, 'deep/session');
    hold(path, {pid: process.pid, who: 'ops'});
    expect(journalIn(path)).toBeNull();
    expect(writeTicketFile(join(path, 'ticket.md'), 'one')).toBeNull();
    const modes = Object.fromEntries(
      ['..', '.', ...readdirSync(path)].map((name) => [name, (statSync(join(path, name)).mode & 0o777).toString(8)]),
    );
    expect(modes).toEqual({'..': '700', '.': '700', held: '600', 'journal.jsonl': '600', 'ticket.md': '600'});
  });

  it('never goes through a link that stands in the place of the journal', () => {
    const target = join(folder, 'target');
    writeFileSync(target, 'theirs\n');
    symlinkSync(target, join(folder, 'journal.jsonl'));
    expect(journalIn(folder)).toContain('a link stands in its place (ELOOP)');
    expect(readFileSync(target, 'utf8')).toBe('theirs\n');
  });

  it('never waits for a pipe that stands in the place of the journal', () => {
    execFileSync('mkfifo', [join(folder, 'journal.jsonl')]);
    expect(journalIn(folder)).toContain('ENXIO');
  });

  it('replaces a link that stands in the place of the ticket, or where the ticket is made, and leaves its target alone', () => {
    const target = join(folder, 'target');
    const path = join(folder, 'ticket.md');
    writeFileSync(target, 'theirs\n');
    for (const planted of [path, `${path}.${process.pid}`]) symlinkSync(target, planted);
    expect(writeTicketFile(path, 'ours')).toBeNull();
    expect(readFileSync(target, 'utf8')).toBe('theirs\n');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['target', 'ticket.md']);
  });

  it('goes through a directory link of our own', () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'mine'));
    expect(journalIn(join(folder, 'mine/session'))).toBeNull();
    expect(readdirSync(join(folder, 'real/session'))).toEqual(['journal.jsonl']);
  });

  it('does not go through a directory link that another user made, not even behind one of ours', ({skip}) => {
    skip(process.getuid?.() !== 0, needsRoot);
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'theirs'));
    lchownSync(join(folder, 'theirs'), other, other);
    symlinkSync('theirs/../real', join(folder, 'mine'));
    const said = `theirs is a link that another user (uid ${other}) made`;
    expect(journalIn(join(folder, 'theirs/session'))).toContain(said);
    expect(journalIn(join(folder, 'mine/session'))).toContain(said);
    expect(writeTicketFile(join(folder, 'theirs/ticket.md'), 'ours')).toContain(said);
    hold(join(folder, 'theirs/session'), {pid: process.pid, who: 'ops'});
    expect(readdirSync(join(folder, 'real'))).toEqual([]);
  });

  it('goes into a pipe where a file is asked for as one, which stays', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const reader = spawn('cat', [path], {stdio: ['ignore', 'pipe', 'inherit']});
    let said = '';
    reader.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect(writeTicketFile(path, 'ours')).toBeNull();
    await once(reader, 'close');
    expect(said).toBe('ours');
    expect(lstatSync(path).isFIFO()).toBe(true);
  });
});

describe('who holds a session', () => {
  it('is not another process that got the same number later', ({skip}) => {
    skip(process.platform !== 'linux', 'only /proc tells when a process began');
    writeFileSync(join(folder, 'held'), JSON.stringify({pid: process.pid, who: 'ops', since: 'an earlier boot 1'}));
    expect(hold(folder, {pid: process.pid, who: 'root'})).toHaveProperty('release');
  });

  it('is said in a directory that is not there yet', () => {
    const path = join(folder, 'new/session');
    hold(path, {pid: process.pid, who: 'ops'});
    expect(hold(path, {pid: process.pid, who: 'root'})).toEqual({heldBy: `process ${process.pid}, opened by ops`});
  });
});
