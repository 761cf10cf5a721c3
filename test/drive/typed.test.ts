import {readFileSync} from 'node:fs';
import {afterEach, describe, expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

async function walk(columns: number, rows: number) {
  const place = newPlace();
  const journal = keepSession(place.env['XDG_STATE_HOME']!);
  const terminal = drive(['walk', '--session', keptId], {columns, rows, env: place.env});
  open.push(terminal);
  await terminal.until('the footer', (screen) => /\? help +q quit/.test(screen));
  const shows = async (keys: string, what: RegExp) => {
    terminal.press(keys);
    return terminal.until(`${what} after ${JSON.stringify(keys)}`, (screen) => what.test(screen));
  };
  const kept = () => readFileSync(journal, 'utf8') + readFileSync(journal.replace('journal.jsonl', 'ticket.md'), 'utf8');
  return {terminal, journal, shows, kept};
}

describe.each([
  [120, 40],
  [80, 24],
  [40, 12],
])('what looks like a password, typed at %ix%i', (columns, rows) => {
  it('is asked about before it is kept: as a mark, as it is, changed or dropped', async () => {
    const {terminal, journal, shows, kept} = await walk(columns, rows);
    const [first, second, third, fourth] = ['Tr0ub4dor&3', 'plumTree-orbit19', 'a8f3k2m9x1', 'Zx81-Spectrum!'];
    await shows('a', /note: ▏/);
    const asked = await shows(`the word ${first}\r`, /This looks like a password/);
    expect(asked).toContain(first);
    expect(asked).toMatch(/enter as a mark +n as it is/);
    expect(kept()).not.toContain(first);
    await shows('z', /This looks like a password/);
    await shows('\r', /noted/);
    await shows('a', /note: ▏/);
    await shows(`${second}\r`, /This looks like a password/);
    await shows('n', /noted/);
    await shows('s', /why skip: ▏/);
    await shows(`${third}\r`, /This looks like a password/);
    await shows('e', new RegExp(`why skip: ${third}▏`));
    await shows('\u0015no access\r', /skipped|▸.2 /);
    await shows('x', /command: ▏/);
    await shows(`cat ${fourth}\r`, /This looks like a password/);
    await shows('\u001B', /dropped; nothing of it was kept/);
    await shows('x', /command: ▏/);
    await shows(`cat /nowhere/x ${fourth}\r`, /This looks like a password/);
    await shows('\r', /cat: '?‹secret typed /);
    process.kill(terminal.pty.pid, 'SIGTERM');
    await terminal.ended;
    const events = readJournal(journal).events;
    expect(events.flatMap((event) => (event.type === 'noted' ? event.text : []))).toEqual([
      expect.stringMatching(/^the word ‹secret typed ~\w+›$/),
      second,
    ]);
    expect(events).toContainEqual(expect.objectContaining({type: 'skipped', reason: 'no access'}));
    for (const word of [first, third, fourth]) expect(kept()).not.toContain(word);
  }, 60_000);
});

it('takes back what was typed last, after it was shown, on the screen, in journal and ticket', async () => {
  const {terminal, journal, shows, kept} = await walk(80, 24);
  await shows('U', /take back: nothing that was typed is there/);
  await shows('a', /note: ▏/);
  await shows('the word plumtree\r', /noted/);
  const asked = await shows('U', /Take back the note that was typed last/);
  expect(asked).toContain('the word plumtree');
  await shows('\u001B', /q quit/);
  expect(kept()).toContain('plumtree');
  await shows('U', /Take back the note/);
  await shows('\r', /taken back, in journal and ticket/);
  await shows('t', /# Rungs ticket/);
  await shows('\u001B', /q quit/);
  await shows('U', /nothing that was typed is there/);
  terminal.press('q');
  await terminal.ended;
  expect(kept()).not.toContain('plumtree');
  const read = readJournal(journal);
  expect(read).toMatchObject({broken: [], torn: []});
  expect(read.events.flatMap((event) => (event.type === 'noted' ? event.text : []))).toEqual(['‹taken back›']);
  expect(read.events.some((event) => event.type === 'withdrawn')).toBe(true);
}, 60_000);
