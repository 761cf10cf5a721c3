import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {keepSession, keptId} from './kept.ts';
import {bundle, drive, newPlace, node, run} from './rungs.ts';
import {openTerminal, type Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

const walks = (screen: string) => /\? help +q quit/.test(screen);
const onlySession = (place: ReturnType<typeof newPlace>) =>
  readdirSync(join(place.env['XDG_STATE_HOME']!, 'rungs')).find((name) => /^\d/.test(name))!;

describe('a walk as lines whose reader goes away', () => {
  it.each([
    ['standard output', '| head -n 1'],
    ['both outputs', '2>&1 | head -n 1'],
    ['standard error', '2>&1 >/dev/null | true'],
  ])(
    'goes on to its end without %s',
    (_, pipe) => {
      const place = newPlace();
      const said = spawnSync(
        'bash',
        ['-c', `"$0" "$@" ${pipe}; echo "ended \${PIPESTATUS[0]}"`, node, bundle, 'drill', 'hard-coded-path', '--seed', '3', '--plain'],
        {
          env: {PATH: process.env['PATH'] ?? '', ...place.env},
          encoding: 'utf8',
          timeout: 60_000,
        },
      );
      expect(said.stdout).toMatch(/ended 2\n$/);
      const id = onlySession(place);
      expect(readJournal(join(place.env['XDG_STATE_HOME']!, 'rungs', id, 'journal.jsonl')).events.at(-1)).toMatchObject({
        type: 'closed',
        how: 'walked to the end',
      });
      expect(run(['ticket', id, '--verify'], place.env)).toMatchObject({code: 0});
    },
    60_000,
  );
});

describe('a new session', () => {
  it('is refused to a second console, which is told who holds it', async () => {
    const place = newPlace();
    const first = drive(['drill', 'first-ladder', '--seed', '7'], {env: place.env});
    open.push(first);
    await first.until('the story', (screen) => screen.includes('enter begins'));
    const id = onlySession(place);
    expect(run(['walk', '--session', id, '--plain'], place.env)).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining(`session ${id} is open in process ${first.pty.pid}, opened by `),
    });
    first.kill('SIGKILL');
    await first.ended;
    const second = drive(['walk', '--session', id], {env: place.env});
    open.push(second);
    await second.until('the walk that nobody holds any more', walks);
  }, 60_000);
});

describe('a clock that jumps', () => {
  it('breaks neither journal nor ticket nor a duration, backwards or forwards', async () => {
    const place = newPlace();
    // The clock belongs to the machine's kernel; what this process is told of it is changed instead, at a signal.
    const jumps =
      'const now = Date.now; const by = [-3 * 3600e3, 26 * 3600e3]; let off = 0; Date.now = () => now() + off; process.on("SIGUSR2", () => { off += by.shift() ?? 0; });';
    const journal = keepSession(place.env['XDG_STATE_HOME']!, [], Date.now());
    const terminal = openTerminal({
      env: place.env,
      argv: [node, '--import', `data:text/javascript,${encodeURIComponent(jumps)}`, bundle, 'walk', '--session', keptId],
    });
    open.push(terminal);
    const shows = (text: string) => terminal.until(text, (screen) => screen.includes(text));
    const note = async (text: string) => {
      terminal.press('a');
      await shows('note: ▏');
      terminal.press(`${text}\r`);
      await shows('noted');
    };
    await terminal.until('the walk', walks);
    await note('before the jump');
    for (const text of ['three hours earlier', 'a day later']) {
      process.kill(terminal.pty.pid, 'SIGUSR2');
      terminal.press('x');
      await shows('command: ▏');
      terminal.press('uname -s\r');
      await terminal.until('the walk', walks);
      await note(text);
    }
    terminal.press('q');
    await terminal.ended;
    const {events} = readJournal(journal);
    const [before, earlier, later] = events.filter((event) => event.type === 'noted').map((event) => event.at) as [number, number, number];
    expect(earlier - before).toBeLessThan(-2 * 3_600_000);
    expect(later - earlier).toBeGreaterThan(25 * 3_600_000);
    const written = readFileSync(journal.replace('journal.jsonl', 'ticket.md'), 'utf8');
    expect(written).toContain('three hours earlier');
    expect(written).not.toMatch(/NaN|Invalid|Infinity|(?<![\w.])-\d+(?:\.\d+)? (?:ms|s|min|h|days?)\b/);
    expect(run(['ticket', keptId, '--verify'], place.env)).toMatchObject({code: 0});
    expect(run(['sessions'], place.env)).toMatchObject({code: 0, stdout: expect.stringContaining(keptId)});
    expect(run(['replay', keptId, '-o', join(place.folder, 'session.cast')], place.env)).toMatchObject({code: 0});
    const again = drive(['walk', '--session', keptId], {env: place.env});
    open.push(again);
    await again.until('the walk again', walks);
  }, 90_000);
});
