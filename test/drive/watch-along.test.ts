import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {drive, newPlace, run} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

function drivenIn(place: ReturnType<typeof newPlace>, words: readonly string[]): Terminal {
  const terminal = drive(words, {env: place.env, columns: 120, rows: 40});
  open.push(terminal);
  return terminal;
}

/** A drill that somebody walks. */
async function walked() {
  const place = newPlace();
  const other = drivenIn(place, ['drill', 'hard-coded-path', '--seed', '7']);
  await other.until('the story', (screen) => screen.includes('enter begins') && screen.includes('DOWN'), 30_000);
  other.press('\r');
  await other.until('the cause', (screen) => screen.includes('entry-missing'), 30_000);
  const state = join(place.env['XDG_STATE_HOME']!, 'rungs');
  const id = readdirSync(state).find((name) => /^\d{8}-/.test(name))!;
  return {place, other, id, folder: join(state, id)};
}

describe("another's session", () => {
  it('is followed live, says whose it is, writes nothing, and ends when the other one does', async () => {
    const {place, other, id, folder} = await walked();
    const held = readFileSync(join(folder, 'held'), 'utf8');
    const watcher = drivenIn(place, ['watch-along', id]);
    await watcher.until('whose it is', (screen) => /WATCHING \S+ .*RUNGS/.test(screen) && screen.includes('entry-missing'), 30_000);
    watcher.press('x');
    await watcher.until('that nothing runs from here', (screen) => screen.includes('you only watch it'));
    expect(readFileSync(join(folder, 'held'), 'utf8')).toBe(held);
    watcher.press('t');
    await watcher.until('the ticket', (screen) => screen.includes('Ticket as it stands'));
    watcher.press('/Notes\r');
    await watcher.until('that nobody has a note', (screen) => screen.includes('"Notes" is not here'));
    other.press('aseen from the other side\r');
    await watcher.until('its heading counted', (screen) => /\/Notes 1\b/.test(screen), 30_000);
    watcher.press('n');
    await watcher.until('it in the ticket', (screen) => screen.includes('seen from the other side'));
    other.press('qy');
    await other.ended;
    expect(await watcher.ended).toMatchObject({exitCode: 0});
    expect(watcher.bytes()).toContain(`session ${id} was closed: left by the responder`);
  }, 90_000);

  it('goes on when the watcher leaves, and is told to have ended where its console was killed', async () => {
    const {place, other, id} = await walked();
    const first = drivenIn(place, ['watch-along', id]);
    await first.until('whose it is', (screen) => screen.includes('WATCHING'), 30_000);
    first.press('q');
    expect(await first.ended).toMatchObject({exitCode: 0});
    expect(first.bytes()).toContain('goes on');
    const second = drivenIn(place, ['watch-along', id, '--plain']);
    await second.until('the timeline as lines', () => second.bytes().includes('watching session'), 30_000);
    other.kill('SIGKILL');
    expect(await second.ended).toMatchObject({exitCode: 0});
    expect(second.bytes()).toContain('it ended without a word');
    const size = statSync(join(place.env['XDG_STATE_HOME']!, 'rungs', id, 'journal.jsonl')).size;
    expect(run(['watch-along', id], place.env)).toMatchObject({code: 64, stderr: expect.stringContaining('nobody has session')});
    expect(statSync(join(place.env['XDG_STATE_HOME']!, 'rungs', id, 'journal.jsonl')).size).toBe(size);
  }, 90_000);
});
