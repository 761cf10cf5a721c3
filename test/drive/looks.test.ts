import {afterEach, describe, expect, it} from 'vitest';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

/** Everything that a walk in such a terminal has written when its footer is there. */
async function written(env: Readonly<Record<string, string>>): Promise<string> {
  const place = newPlace();
  keepSession(place.env['XDG_STATE_HOME']!);
  const terminal = drive(['walk', '--session', keptId], {env: {...place.env, ...env}});
  open.push(terminal);
  await terminal.until('the footer', (screen) => /\? help +q quit/.test(screen));
  return terminal.bytes();
}

/** The colours of letters, as the terminal is told them. */
const colours = (bytes: string) => new Set(bytes.match(/(?<=\u001B\[)(?:3[0-7]|9[0-7]|38;[25];[\d;]+)(?=m)/g) ?? []);

describe('the looks of the console', () => {
  it('are the four colours of the palette and nothing else', async () => {
    const seen = colours(await written({}));
    expect([...seen].filter((one) => !['31', '32', '33', '35'].includes(one))).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  });

  it('are dark colours of their own on a light background', async () => {
    const seen = colours(await written({COLORFGBG: '0;15', COLORTERM: 'truecolor'}));
    expect([...seen].filter((one) => !one.startsWith('38;2;'))).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  });

  it('are bright and never dim in high contrast', async () => {
    const bytes = await written({RUNGS_THEME: 'contrast'});
    expect([...colours(bytes)].filter((one) => !/^9[0-7]$/.test(one))).toEqual([]);
    expect(bytes).not.toContain('\u001B[2m');
  });

  it('are no colour and no weight with NO_COLOR', async () => {
    expect((await written({NO_COLOR: '1'})).match(/\u001B\[[0-9;]+m/g) ?? []).toEqual([]);
  });

  it('are letters of ASCII alone where the locale has no others', async () => {
    expect(await written({LANG: 'C'})).not.toMatch(/[^\u0000-\u007F]/);
  });
});
