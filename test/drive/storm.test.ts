import {afterEach, describe, expect, it} from 'vitest';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

async function walk(columns: number, rows: number): Promise<Terminal> {
  const place = newPlace();
  keepSession(place.env['XDG_STATE_HOME']!);
  const terminal = drive(['walk', '--session', keptId], {columns, rows, env: place.env});
  open.push(terminal);
  await terminal.until('the footer', (screen) => /\? help +q quit/.test(screen));
  return terminal;
}

/** What stands where, without what a clock writes. */
const shape = (terminal: Terminal): string =>
  terminal
    .screen()
    .map((line) => line.replaceAll(/\d/g, '0').trimEnd())
    .join('\n');

describe('a restless terminal', () => {
  it.each([
    [120, 40],
    [80, 24],
    [40, 12],
  ] as const)(
    'shows after 200 resizes in two seconds at %i×%i what a still one shows',
    async (columns, rows) => {
      const [still, restless] = await Promise.all([walk(columns, rows), walk(columns, rows)]);
      for (let round = 0; round < 200; round += 1) {
        restless.resize(40 + ((round * 37) % 100), 12 + ((round * 17) % 40));
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
      }
      restless.resize(columns, rows);
      await restless.until('the frame of a still terminal', () => shape(restless) === shape(still));
    },
    60_000,
  );

  it('is never cleared whole after its first frame, whatever is pressed', async () => {
    const terminal = await walk(120, 40);
    const from = terminal.bytes().length;
    for (const key of ['n', '2', 'j', 'G', '3', '4', '5', '6', '7', '8', 'z', '\u001B', '?', '\u001B', 'p', 'd']) terminal.press(key);
    await terminal.until('the unit diff', (screen) => screen.includes('Unit diff'));
    terminal.press('na');
    await terminal.until('the question', (screen) => screen.includes('note: ▏'));
    expect(terminal.bytes().length).toBeGreaterThan(from);
    // ED in all its forms, a switch of screens, a full reset.
    expect(terminal.bytes().slice(from)).not.toMatch(/\u001B\[[0-3]?J|\u001B\[\?1049[hl]|\u001Bc/);
  });
});
