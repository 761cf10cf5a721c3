import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {openTerminal, type Terminal} from '../drive/terminal.ts';
import type {Lab} from './gateway.ts';
import {fakes, labUp} from './gateway.ts';
import {installReady, startReady, stop} from './hands.ts';
import {quickLooks} from './look.ts';

/** The real console in a real terminal on the real host: the ladder to its end, and the ticket held against the host. */
/**
 * Nothing red. Where the cores are busy, what asks the gateway gives up before it is answered, and then its rung is unknown; how many of
 * them do is a fact of the machine, but not all rungs ask it.
 */
function expectWell(ladder: string | undefined): void {
  expect(ladder).toMatch(/[✔?]1 .*[✔?]2 .*[✔?]3 .*[✔?]4 .*[✔?]5 /);
  expect(ladder).toContain('✔');
}

describe('the console on a live gateway', () => {
  let lab: Lab;
  const open: Terminal[] = [];
  beforeAll(async () => {
    lab = await labUp('2026.9.6');
    await installReady(lab);
  });
  afterEach(() => {
    for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
  });
  afterAll(async () => {
    await lab?.down();
  });

  const console = (who: string, words: readonly string[] = [], columns = 80, rows = 24): Terminal => {
    const terminal = openTerminal({
      argv: lab.box.argvAs(who, ['rungs', ...words], {env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'}}),
      columns,
      rows,
    });
    open.push(terminal);
    return terminal;
  };
  /** Every rung of the strip has its verdict, and none runs or waits. */
  const walked = (screen: string) =>
    /1 Status.*5 Channels/.test(screen.split('\n')[4] ?? '') && !/[·…]\d /.test(screen.split('\n')[4] ?? '');
  const newestTicket = async (home: string) =>
    (await lab.box.sh(['bash', '-c', `cat "$(ls -d ${home}/.local/state/rungs/*/ | tail -1)ticket.md"`])).stdout;

  test('walks the ladder to its end, nothing red, and its ticket says what the host says', async () => {
    const terminal = console('ops');
    await terminal.until('every rung walked', walked, 180_000);
    expect(terminal.screen()[0]).toMatch(/systemd user unit.*CLEAR/);
    expectWell(terminal.screen()[4]);
    if (terminal.screen()[4]?.includes('▸?1'))
      expect(terminal.screen().join(' ').replace(/\s+/g, ' ')).toMatch(/does not clear this rung: openclaw status /);
    for (const key of ['n', 'n', 'n', 'n']) terminal.press(key);
    await terminal.until('the last rung', (screen) => /▸[✔?]5/.test(screen));
    terminal.press('q');
    expect(await terminal.ended).toMatchObject({exitCode: 0});

    const ticket = await newestTicket('/home/ops');
    const host = await lab.show('MainPID', 'NRestarts', 'ActiveState');
    expect(ticket).toMatch(/^# Rungs ticket: clear/);
    expect(ticket).toContain('complete: 5 of 5 rungs done');
    expect(ticket).toMatch(new RegExp(`^user main pid +${host['MainPID']}$`, 'm'));
    expect(ticket).toMatch(new RegExp(`^user restarts +${host['NRestarts']}$`, 'm'));
    expect(ticket).toContain('CLI `2026.9.6`, daemon `2026.9.6`');
    expect(ticket).toMatch(/status --json.*: exit 0, after/);
    for (const secret of Object.values(fakes)) expect(ticket).not.toContain(secret);
  });

  test('sees the gateway stop under it and start again, and writes down when', async () => {
    const terminal = console('ops', [], 120, 40);
    await terminal.until('clear', (screen) => /CLEAR/.test(screen), 60_000);
    await stop(lab);
    const screen = await terminal.until('down, and why', (text) => /✖ DOWN/.test(text) && text.includes('unit-down'), 60_000);
    expect(screen).toContain('stopped on purpose');
    await startReady(lab);
    await terminal.until('clear again', (text) => /✔ CLEAR/.test(text), 90_000);
    terminal.press('t');
    await terminal.until('the ticket', (text) => text.includes('# Rungs ticket'));
    terminal.press('\u001Bq');
    await terminal.until('asked, or gone', () => true);
    terminal.press('y');
    await terminal.ended;
    const ticket = await newestTicket('/home/ops');
    expect(ticket).toMatch(/found unit-down: [\s\S]*verdict down[\s\S]*gone unit-down[\s\S]*verdict clear/);
  });

  test('is resumed where it was after kill -9, with the note that had been acknowledged', async () => {
    const terminal = console('ops');
    await terminal.until('every rung walked', walked, 180_000);
    terminal.press('na');
    await terminal.until('the question', (screen) => screen.includes('note: ▏'));
    terminal.press('seen before the kill\r');
    await terminal.until('noted', (screen) => screen.includes('noted'));
    await lab.box.sh(['pkill', '-9', '-u', 'ops', '-f', 'dist/rungs.js']);
    await terminal.ended;
    const id = (await lab.box.sh(['bash', '-c', 'basename "$(ls -d /home/ops/.local/state/rungs/*/ | tail -1)"'])).stdout.trim();
    const again = console('ops', ['walk', '--session', id]);
    const screen = await again.until('the second rung', (text) => /▸[✔?]2/.test(text), 60_000);
    expectWell(screen.split('\n')[4]);
    again.press('t');
    await again.until('the ticket', (text) => text.includes('# Rungs ticket'));
    again.press('\u001B');
    again.press('q');
    await again.until('gone, or asked', () => true);
    again.press('y');
    await again.ended;
    const ticket = await newestTicket('/home/ops');
    expect(ticket).toContain('seen before the kill');
    expect(ticket).toContain('resumed by ops');
  });

  test("as root looks and runs through the owner, and leaves nothing of root in the owner's home", async () => {
    const terminal = console('root');
    await terminal.until('every rung walked', walked, 180_000);
    expect(terminal.screen()[0]).toMatch(/ops · systemd user unit.*CLEAR/);
    expectWell(terminal.screen()[4]);
    terminal.press('q');
    await terminal.ended;
    expect((await lab.box.sh(['find', '/home/ops', '-user', 'root'])).stdout.trim()).toBe('');
    expect(await newestTicket('/root')).toContain('user `ops`');
  });

  // As lines it is walked on hosts in memory, too; the screen is not.
  test.skipIf(quickLooks)('walks the same ladder as lines into a pipe', async () => {
    const said = await lab.box.as('ops', ['rungs', '--plain'], {limitMs: 180_000});
    expect(said.exit).toBe(0);
    // On busy cores a rung that asks the gateway may be unknown, as on the screen.
    expect(said.stdout).toMatch(
      /verdict: clear[\s\S]*rung 1 of 5: Status: (?:clear|unknown)[\s\S]*rung 5 of 5: Channels status: (?:clear|unknown)[\s\S]*ticket: /,
    );
    expect(said.stdout).toMatch(/^rung \d of 5: .*: clear/m);
    expect(said.stdout).not.toContain('\u001B');
  });
});
