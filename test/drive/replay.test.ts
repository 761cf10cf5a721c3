import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import xterm from '@xterm/headless';
import {expect, it} from 'vitest';
import {now, ran} from '../fixtures/walk.ts';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace, run} from './rungs.ts';

it('replays a session in the same screens, with pause, steps and seek', async () => {
  const place = newPlace();
  keepSession(place.env['XDG_STATE_HOME']!);
  const terminal = drive(['replay', keptId], {env: place.env});
  try {
    await terminal.until('the replay', (screen) => /REPLAY .*event \d+\/\d+/.test(screen));
    terminal.press(' ');
    await terminal.until('paused', (screen) => screen.includes('paused'));
    terminal.press('<');
    await terminal.until('the first event', (screen) => /event 1\//.test(screen));
    terminal.press('.');
    await terminal.until('the second event', (screen) => /event 2\//.test(screen));
    terminal.press(']]');
    await terminal.until('faster', (screen) => screen.includes('4×'));
    terminal.press('>');
    await terminal.until('the rung walked', (screen) => /[✔▲✖]1 Status/.test(screen));
    terminal.press('q');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
  } finally {
    terminal.kill('SIGKILL');
  }
});

it('writes an asciicast that a terminal plays to the console as it stood', async () => {
  const place = newPlace();
  keepSession(place.env['XDG_STATE_HOME']!);
  const path = join(place.folder, 'session.cast');
  expect(run(['replay', keptId, '-o', path], place.env)).toMatchObject({code: 0, stdout: expect.stringContaining('frames')});
  const [header, ...frames] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(header).toMatchObject({version: 2, width: 120, height: 40});
  const player = new xterm.Terminal({cols: header.width, rows: header.height, allowProposedApi: true});
  for (const [, kind, text] of frames) {
    expect(kind).toBe('o');
    await new Promise<void>((done) => player.write(text, done));
  }
  const screen = Array.from({length: header.height}, (_, row) => player.buffer.active.getLine(row)?.translateToString(true) ?? '');
  expect(screen[0]).toMatch(/^RUNGS vps-3/);
  expect(screen.join('\n')).toMatch(/▸[✔▲✖] 1 Status +3.4 s/);
});

it('writes an asciicast without those who talked to the gateway, unless they are to be kept', () => {
  const place = newPlace();
  keepSession(place.env['XDG_STATE_HOME']!, [
    {type: 'own-started', at: now, run: 2, rung: 'status', argv: ['cat', 'log'], armed: false},
    {type: 'own-ended', at: now, run: 2, result: ran('inbound from +4915112345678, ask ana@example.org')},
    {type: 'skipped', at: now, rung: 'status', reason: 'ana@example.org has it'},
  ]);
  const cast = (...words: string[]) => {
    const path = join(place.folder, 'session.cast');
    expect(run(['replay', keptId, '-o', path, ...words], place.env).code).toBe(0);
    return readFileSync(path, 'utf8');
  };
  expect(cast('--keep-ids')).toContain('ana@example.org');
  expect(cast()).not.toMatch(/ana@example\.org|4915112345678/);
  expect(cast()).toContain('‹mail ');
});
