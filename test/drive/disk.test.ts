import {execFileSync, spawnSync} from 'node:child_process';
import {appendFileSync, chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {whyNot} from '../../src/journal/why.ts';
import {keepSession, keptId} from './kept.ts';
import {bundle, newPlace, node, run} from './rungs.ts';
import {openTerminal, type Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

const isRoot = process.getuid?.() === 0;
const walks = (screen: string) => /\? help +q quit/.test(screen);

/** A kept session in a directory of its own; `before` is what a shell does there before it becomes the console. */
async function walk(before: (out: string) => string = () => '', wrap: readonly string[] = []) {
  const place = newPlace();
  const out = join(place.folder, 'out');
  cpSync(dirname(dirname(keepSession(place.env['XDG_STATE_HOME']!))), out, {recursive: true});
  const command = `${before(out)} exec "$0" "$@"`;
  const terminal = openTerminal({
    columns: 120,
    rows: 40,
    env: place.env,
    argv: [...wrap, 'sh', '-ec', command, node, bundle, 'walk', '--session', keptId, '--out', out],
  });
  open.push(terminal);
  await terminal.until('the walk', walks);
  const note = async (text: string, said = 'noted') => {
    terminal.press('a');
    await terminal.until('the question', (screen) => screen.includes('note: ▏'));
    terminal.press(`${text}\r`);
    await terminal.until(`${text} noted`, (screen) => screen.includes(said));
  };
  const shows = (text: string) => terminal.until(text, (screen) => screen.includes(text));
  return {place, out, terminal, note, shows, journal: join(out, keptId, 'journal.jsonl')};
}

async function goesOn(at: string, {terminal, note, shows, place}: Awaited<ReturnType<typeof walk>>) {
  terminal.press('\u001BW');
  await shows('directory: ▏');
  terminal.press(`${at}\r`);
  await terminal.until('the problem gone', (screen) => walks(screen) && !screen.includes('not written'));
  await note('and here');
  terminal.press('q');
  expect(await terminal.ended).toMatchObject({exitCode: 0});
  expect(terminal.screen().join('')).toContain(`rungs walk --session ${keptId} --out ${at}`);
  const journal = join(at, keptId, 'journal.jsonl');
  const {events, broken, torn} = readJournal(journal);
  expect({broken, torn}).toEqual({broken: [], torn: []});
  expect(run(['ticket', keptId, '--out', at, '--verify'], place.env)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('the chain holds'),
  });
  expect(readFileSync(join(at, keptId, 'ticket.md'), 'utf8')).toContain(`journal and ticket go on in ${join(at, keptId)}`);
  expect(readdirSync(join(at, keptId)).sort()).toEqual(['journal.jsonl', 'ticket.md']);
  return events;
}

const texts = (events: ReturnType<typeof readJournal>['events']) => events.flatMap((event) => (event.type === 'noted' ? [event.text] : []));

describe('a console that cannot write', () => {
  it('says that the disk is full, walks on in memory, and goes on elsewhere with all of it when told where', async ({skip}) => {
    skip(!isRoot, 'a full disk of our own needs root: it is a small tmpfs in a private mount namespace');
    const walked = await walk(onTmpfs, ['unshare', '--mount']);
    const {terminal, note, shows, out, place} = walked;
    await note('before');
    fill(inside(terminal, out));
    const notes = await notesUntilFull(walked);
    terminal.press('\u001B');
    await shows('journal not written: the disk is full (ENOSPC)');
    expect(terminal.screen().at(-1)).toMatch(/^W elsewhere /);
    terminal.press('n');
    await terminal.until('the next rung', (screen) => /▸\S 2 Gateway status/.test(screen));
    terminal.press('q');
    await shows('Not all is on disk. Leave anyway?');
    const events = await goesOn(join(place.folder, 'elsewhere'), walked);
    expect(texts(events)).toEqual(['before', ...notes, 'and here']);
    const again = openTerminal({
      env: place.env,
      argv: [node, bundle, 'walk', '--session', keptId, '--out', join(place.folder, 'elsewhere')],
    });
    open.push(again);
    await again.until('the rung where it was left', (screen) => walks(screen) && /▸.2 Gateway status/.test(screen));
  }, 60_000);

  it('writes what waits as soon as the disk has room again, in whole lines', async ({skip}) => {
    skip(!isRoot, 'a full disk of our own needs root: it is a small tmpfs in a private mount namespace');
    const walked = await walk(onTmpfs, ['unshare', '--mount']);
    const {terminal, note, shows, out, journal} = walked;
    const filler = fill(inside(terminal, out));
    const notes = await notesUntilFull(walked);
    await note('short', 'noted; journal not written');
    terminal.press('\u001B');
    await shows('journal not written');
    rmSync(filler);
    await terminal.until('the problem gone', (screen) => walks(screen) && !screen.includes('not written'));
    const {events, broken, torn} = readJournal(inside(terminal, journal));
    expect({broken, torn}).toEqual({broken: [], torn: []});
    expect(texts(events)).toEqual([...notes, 'short']);
  }, 60_000);

  it('says that the quota is used up, and goes on elsewhere with all of it', async ({skip}) => {
    skip(!isRoot || !hasBtrfs(), 'a quota of our own needs root and btrfs-progs: it is a small file system in a private mount namespace');
    const walked = await walk(underQuota, ['unshare', '--mount']);
    const {terminal, note, shows, out, place} = walked;
    await note('before');
    fill(inside(terminal, out));
    const notes = await notesUntilFull(walked);
    terminal.press('\u001B');
    await shows('journal not written: the quota is used up (EDQUOT)');
    expect(texts(await goesOn(join(place.folder, 'elsewhere'), walked))).toEqual(['before', ...notes, 'and here']);
  }, 60_000);

  it('says that its directory is read-only and goes on elsewhere from what is kept there', async () => {
    // Modes do not stop root, a mount does.
    const readOnly = (out: string) => `mount --bind "${out}" "${out}"; mount -o remount,bind,ro "${out}";`;
    const walked = await walk(
      isRoot
        ? readOnly
        : (out) => {
            chmodSync(join(out, keptId), 0o500);
            chmodSync(join(out, keptId, 'journal.jsonl'), 0o400);
            return '';
          },
      isRoot ? ['unshare', '--mount'] : [],
    );
    await walked.shows(isRoot ? 'the file system is read-only (EROFS)' : 'writing there is not allowed (EACCES)');
    const events = await goesOn(join(walked.place.folder, 'elsewhere'), walked);
    expect(events.slice(0, 1)).toMatchObject([{type: 'opened'}]);
    expect(texts(events)).toEqual(['and here']);
  }, 60_000);

  it('says why another directory does not do either, and begins where it was told to once it can', async () => {
    const place = newPlace();
    const out = join(place.folder, 'out');
    appendFileSync(out, '');
    const terminal = openTerminal({
      columns: 120,
      rows: 40,
      env: place.env,
      argv: [node, bundle, 'drill', 'first-ladder', '--seed', '7', '--out', out],
    });
    open.push(terminal);
    const shows = (text: string) => terminal.until(text, (screen) => screen.includes(text));
    await shows('enter begins');
    terminal.press('\r');
    await shows('journal not written: a file is in the way');
    terminal.press('W');
    await shows('directory: ▏');
    terminal.press(`${join(out, 'under')}\r`);
    await shows('cannot be written either: a file is in the way');
    rmSync(out);
    await terminal.until('the problem gone', (screen) => walks(screen) && !screen.includes('written'));
    const [id = ''] = readdirSync(out).filter((name) => !name.startsWith('.'));
    expect(readJournal(join(out, id, 'journal.jsonl'))).toMatchObject({
      broken: [],
      torn: [],
      events: expect.arrayContaining([expect.objectContaining({type: 'opened'})]),
    });
    expect([
      statSync(out).mode & 0o777,
      statSync(join(out, id)).mode & 0o777,
      statSync(join(out, id, 'journal.jsonl')).mode & 0o777,
    ]).toEqual([0o700, 0o700, 0o600]);
  }, 60_000);

  it('goes on elsewhere in a walk as lines too', async () => {
    const place = newPlace();
    const out = join(place.folder, 'out');
    appendFileSync(out, '');
    const terminal = openTerminal({
      columns: 120,
      rows: 40,
      env: place.env,
      argv: [node, bundle, 'drill', 'first-ladder', '--seed', '7', '--plain', '--out', out],
    });
    open.push(terminal);
    const says = (text: string) => terminal.until(text, () => terminal.bytes().includes(text), 30_000);
    await says('rungs: journal not written: a file is in the way (ENOTDIR); ');
    await says('W DIRECTORY elsewhere');
    terminal.press('a while it cannot\r');
    await says('noted, in memory only');
    terminal.press(`W ${join(place.folder, 'elsewhere')}\r`);
    await says('rungs: everything is on disk again');
    terminal.press('q\r');
    expect(await terminal.ended).toMatchObject({exitCode: 2});
    expect(terminal.bytes().match(/journal not written/g)).toHaveLength(1);
    const [id = ''] = readdirSync(join(place.folder, 'elsewhere')).filter((name) => !name.startsWith('.'));
    expect(texts(readJournal(join(place.folder, 'elsewhere', id, 'journal.jsonl')).events)).toEqual(['while it cannot']);
    expect(run(['ticket', id, '--out', join(place.folder, 'elsewhere'), '--verify'], place.env)).toMatchObject({code: 0});
  }, 60_000);

  it('makes its directory again, with all that was written, when somebody removes it', async () => {
    const {terminal, note, out, journal} = await walk();
    await note('before');
    // Out of the way in one step first: what the console writes into a directory that is being emptied is not what is asked here.
    renameSync(out, `${out}-removed`);
    rmSync(`${out}-removed`, {recursive: true});
    await expect
      .poll(
        () => {
          try {
            return texts(readJournal(journal).events);
          } catch {
            return null;
          }
        },
        {timeout: 10_000, interval: 50},
      )
      .toEqual(['before']);
    await note('after');
    const {events, broken, torn} = readJournal(journal);
    expect({broken, torn, texts: texts(events)}).toEqual({broken: [], torn: [], texts: ['before', 'after']});
    expect(events[0]).toMatchObject({type: 'opened'});
    await expect
      .poll(() => readdirSync(join(out, keptId)).sort(), {timeout: 10_000, interval: 50})
      .toEqual(['held', 'journal.jsonl', 'marks.key', 'ticket.md']);
    expect(terminal.screen().join('')).not.toContain('not written');
  }, 60_000);

  it('obeys a limit on the size of files as it does a quota, and writes once it is lifted', async () => {
    const {terminal, note, shows, journal} = await walk();
    const {size} = statSync(journal);
    execFileSync('prlimit', ['--pid', String(terminal.pty.pid), `--fsize=${size}:unlimited`]);
    await note('over the limit', 'noted; journal not written');
    terminal.press('\u001B');
    await shows('no file may grow that large here (EFBIG)');
    execFileSync('prlimit', ['--pid', String(terminal.pty.pid), '--fsize=unlimited:unlimited']);
    await terminal.until('the problem gone', (screen) => walks(screen) && !screen.includes('not written'));
    expect(texts(readJournal(journal).events)).toEqual(['over the limit']);
  }, 60_000);

  it('does not write into a file that took the place of the journal', async () => {
    const {note, shows, terminal, out, journal} = await walk();
    rmSync(journal);
    appendFileSync(journal, 'somebody else\n');
    await note('after', 'noted; journal not written');
    terminal.press('\u001B');
    await shows('another file stands in its place');
    expect(readFileSync(join(out, keptId, 'journal.jsonl'), 'utf8')).toBe('somebody else\n');
  }, 60_000);
});

/** The session moves onto a small disk that only the console sees. */
function onTmpfs(out: string): string {
  return `mv "${out}" "${out}.kept"; mkdir "${out}"; mount -t tmpfs -o size=2m tmpfs "${out}"; cp -a "${out}.kept/." "${out}/";`;
}

/** The session moves onto a file system of its own that lets it have three megabytes of its hundred. */
function underQuota(out: string): string {
  return `mv "${out}" "${out}.kept"; mkdir "${out}"; truncate -s 120M "${out}.img"; mkfs.btrfs -q "${out}.img" >/dev/null 2>&1; mount -o loop "${out}.img" "${out}";
    btrfs quota enable "${out}"; btrfs qgroup limit 3M "${out}"; cp -a "${out}.kept/." "${out}/";`;
}

function hasBtrfs(): boolean {
  return spawnSync('mkfs.btrfs', ['--version']).status === 0;
}

/** That path as a process in a mount namespace of its own sees it. */
function inside(terminal: Terminal, path: string): string {
  return `/proc/${terminal.pty.pid}/root${path}`;
}

/** Takes all the room that is left. */
/** The journal's last page may have room for some notes more; a page has 4 KB. */
async function notesUntilFull({terminal, note}: Awaited<ReturnType<typeof walk>>): Promise<readonly string[]> {
  const notes: string[] = [];
  while (notes.length < 30 && !terminal.screen().join('\n').includes('journal not written')) {
    notes.push(`while full ${notes.length + 1}`);
    await note(notes.at(-1)!, 'noted; ');
  }
  return notes;
}

function fill(folder: string): string {
  const filler = join(folder, 'filler');
  for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch (error) {
      if (!/the (disk is full|quota is used up)/.test(whyNot(error))) throw error;
    }
  }
  return filler;
}
