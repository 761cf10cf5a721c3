import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace, node} from './rungs.ts';

it('knows in a resumed walk the secrets that a running gateway was started with, whatever they look like', async ({skip}) => {
  skip(process.platform !== 'linux', 'the environment of a process is read in /proc');
  const place = newPlace();
  const journal = keepSession(place.env['XDG_STATE_HOME']!);
  const said = join(place.folder, 'said.txt');
  const secret = 'correct horse battery';
  writeFileSync(said, `somebody wrote ${secret} here\nthe end\n`);
  const program = join(place.folder, 'node_modules/openclaw/dist/index.js');
  mkdirSync(join(program, '..'), {recursive: true});
  writeFileSync(program, 'process.stdout.write("up"); setInterval(() => {}, 1e6);');
  const gateway = spawn(node, [program, 'gateway', '--profile', 'known-values', '--port', '45997'], {
    env: {MATRIX_PASSWORD: secret},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(gateway.stdout, 'data');
  const terminal = drive(['walk', '--session', keptId], {columns: 120, rows: 40, env: place.env});
  try {
    await terminal.until('the walk', (screen) => /\? help +q quit/.test(screen));
    terminal.press('x');
    await terminal.until('the question', (screen) => screen.includes('command: ▏'));
    terminal.press(`cat ${said}\r`);
    await terminal.until('the output', (screen) => screen.includes('the end'));
    process.kill(terminal.pty.pid, 'SIGTERM');
    await terminal.ended;
    expect(terminal.bytes()).not.toContain(secret);
    expect(readFileSync(journal, 'utf8')).not.toContain(secret);
    expect(readFileSync(journal.replace('journal.jsonl', 'ticket.md'), 'utf8')).toMatch(
      /somebody wrote ‹secret MATRIX_PASSWORD ~\w+› here/,
    );
  } finally {
    gateway.kill('SIGKILL');
    terminal.kill('SIGKILL');
  }
}, 60_000);
