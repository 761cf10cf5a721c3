import {execFileSync} from 'node:child_process';
import {readFileSync, statSync} from 'node:fs';
import {expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace} from './rungs.ts';

const megabyte = 1024 * 1024;
/** Some 200 MB of numbered lines. */
const last = 25_000_000;

it('keeps head and tail of 200 MB, says what was left out with the hash of the whole, and takes little memory for it', async ({skip}) => {
  skip(process.platform !== 'linux', 'the most memory that a process had is read in /proc');
  const place = newPlace();
  const journal = keepSession(place.env['XDG_STATE_HOME']!);
  const terminal = drive(['walk', '--session', keptId], {columns: 120, rows: 40, env: place.env});
  try {
    const shows = (text: string | RegExp, limitMs = 15_000) =>
      terminal.until(String(text), (screen) => (typeof text === 'string' ? screen.includes(text) : text.test(screen)), limitMs);
    const mostMemory = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${terminal.pty.pid}/status`, 'utf8'))![1]) * 1024;
    await shows(/\? help +q quit/);
    const before = mostMemory();
    terminal.press('x');
    await shows('command: ▏');
    terminal.press(`seq ${last}\r`);
    await shows('type "run" to run it');
    terminal.press('run\r');
    await shows(/\b24999999\b/, 60_000);
    process.stderr.write(`200 MB of output: at most ${Math.round((mostMemory() - before) / megabyte)} MB more memory than before it\n`);
    // What is kept of it, and what a collector has not got round to; far less than what was said.
    expect(mostMemory() - before).toBeLessThan(140 * megabyte);
    terminal.press('q');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    const ended = readJournal(journal).events.find((event) => event.type === 'own-ended')!;
    if (!ended.result.seen) throw new Error(ended.result.detail);
    const {stdout} = ended.result.value;
    const whole = execFileSync('sh', ['-c', `seq ${last} | wc -l; seq ${last} | wc -c; seq ${last} | sha256sum`], {encoding: 'utf8'}).split(
      /\s+/,
    );
    expect([stdout.lines, stdout.bytes, stdout.sha256].map(String)).toEqual(whole.slice(0, 3));
    const kept = stdout.text.split('\n').filter((line) => /^\d+$/.test(line));
    expect([kept[0], kept.at(-1)]).toEqual(['1', String(last)]);
    expect(stdout.cut).toEqual({bytes: stdout.bytes - kept.join('\n').length - 1, lines: last - kept.length});
    const ticket = readFileSync(journal.replace('journal.jsonl', 'ticket.md'), 'utf8');
    for (const said of [stdout.sha256!, String(stdout.cut!.lines), '1\n2\n3\n', `\n${last}\n`])
      expect(ticket.replaceAll(',', '')).toContain(said);
    expect(statSync(journal).size).toBeLessThan(4 * megabyte);
  } finally {
    terminal.kill('SIGKILL');
  }
}, 120_000);
