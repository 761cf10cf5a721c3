import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

/** A resumed walk in a terminal of that size; its journal and ticket lie in `folder`. */
async function walk(columns = 80, rows = 24, env: Readonly<Record<string, string>> = {}) {
  const place = newPlace();
  const journal = keepSession(place.env['XDG_STATE_HOME']!);
  const terminal = drive(['walk', '--session', keptId], {columns, rows, env: {...place.env, ...env}});
  open.push(terminal);
  await terminal.until('the footer', walks);
  return {terminal, journal, ticket: journal.replace('journal.jsonl', 'ticket.md')};
}

/** The walk with all its keys, and not the time before it, in which they are only kept. */
const walks = (screen: string) => /\? help +q quit/.test(screen);
const footer = (terminal: Terminal) => terminal.screen().at(-1)!;

describe('the shipped console in a real terminal', () => {
  it('takes every key of its table', async () => {
    const {terminal, journal} = await walk();
    const shows = async (keys: string, what: RegExp) => {
      terminal.press(keys);
      await terminal.until(`${what} after ${JSON.stringify(keys)}`, (screen) => what.test(screen));
    };
    await shows('1', /▸ The ladder/);
    await shows('2', /▸ 1 Status/);
    await shows('3', /▸ Output/);
    await shows('3', /line 1 of the output/);
    await shows('j', /2-\d+\/\d+/);
    await shows('k', / 1-\d+\/\d+/);
    await shows('\u0004', /▸ Output [^\n]* [5-9]-\d+/);
    await shows('\u0015', / 1-\d+\/\d+/);
    await shows('G', /line 60 of the output/);
    await shows('g', /line 1 of the output/);
    await shows('\u001B[F', /line 60 of the output/);
    await shows('\u001B[H', /line 1 of the output/);
    await shows('\u001B[B', /2-\d+\/\d+/);
    await shows('\u001B[A', / 1-\d+\/\d+/);
    await shows('\u001B[6~', /▸ Output [^\n]* 1\d-\d+/);
    await shows('\u001B[5~', / 1-\d+\/\d+/);
    await shows('w', /long lines are wrapped/);
    await shows('w', /long lines are cut/);
    await shows('/', /\/▏/);
    await shows('line 4\r', /▸ line 4 of[\s\S]*\/line 4 1 of 11|\/line 4 1 of 11[\s\S]*▸ line 4 of/);
    await shows('n', /▸ line 40 of/);
    await shows('N', /▸ line 4 of/);
    await shows('N', /from the end again/);
    await shows('&', /\/line 4 11 lines|\/line 4 11/);
    await shows('\u001B', /60 lines|62 lines/);
    await shows('4', /▸ Findings[^\n]*\n▸ . [a-z]+-[a-z-]+/);
    await shows('\r', /▸ [a-z]+-[a-z-]+ [^\n]*esc back/);
    await shows('\u001B', /▸ Findings[^\n]*\n▸ . [a-z]+-[a-z-]+/);
    await shows('5', /▸ Supervisor/);
    await shows('6', /▸ Ports/);
    await shows('7', /▸ Capabilities/);
    await shows('8', /▸ Unit diff/);
    await shows('9', /▸ Log/);
    await shows('\t', /▸ The ladder/);
    await shows('\u001B[Z', /▸ Log/);
    await shows('z', /▸ Log/);
    await shows('d', /▸ Unit diff/);
    await shows('\u001B', /▸.1 Status/);
    await shows('v', /as they were said/);
    await shows('v', /as a person reads them/);
    await shows('r', /looking at everything again/);
    await shows('n', /▸.2 Gateway status/);
    await shows('p', /▸.1 Status/);
    await shows('\u001B[C', /▸.2 Gateway status/);
    await shows('\u001B[D', /▸.1 Status/);
    await shows('p', /previous: this is the first rung/);
    await shows('a', /note: ▏/);
    await shows('seen by two\r', /noted/);
    await shows('n', /▸.2 Gateway status/);
    await shows('s', /why skip: ▏/);
    await shows('done in the chat\r', /▸.3 Logs/);
    await shows('x', /command: ▏/);
    await shows('uname -s\r', /Linux|Darwin/);
    await shows('x', /command: ▏/);
    await shows('touch /nowhere/x\r', /type "run" to run it/);
    await shows('no\r', /"no" is not "run": nothing was run/);
    await shows('\u001B', /\? help/);
    await shows('y', /copied/);
    await shows('W', /elsewhere: all is on disk where it is/);
    await shows('h', /hint: only a drill has hints/);
    await shows('e', /What can be done: commands to copy/);
    await shows('\r', /copied the command/);
    await shows(':', /Palette/);
    await shows('tick\r', /Ticket as it stands/);
    await shows('\u001B', /q quit/);
    await shows('\u0010', /Palette/);
    await shows('\u001B', /q quit/);
    await shows('t', /# Rungs ticket/);
    await shows('\u001B', /q quit/);
    await shows('?', /▸ Keys/);
    await shows('\u001B', /q quit/);
    await shows('\u000C', /▸/);
    await shows('\u0018', /stop: nothing runs|stopping/);
    await shows('%', /% does nothing here; \? shows the keys/);
    await shows('R', /openclaw|run:|runs/);
    terminal.press('q');
    expect(await terminal.ended).toEqual({exitCode: 0, signal: 0});
    const events = readJournal(journal).events;
    expect(events).toContainEqual(expect.objectContaining({type: 'noted', text: 'seen by two'}));
    expect(events).toContainEqual(expect.objectContaining({type: 'skipped', reason: 'done in the chat'}));
    expect(events.at(-1)).toMatchObject({type: 'closed'});
    expect(terminal.bytes()).toContain('\u001B]52;c;');
  }, 60_000);

  it('takes keys that arrive in one read one by one', async () => {
    const {terminal} = await walk();
    terminal.press('3jjj');
    await terminal.until('three lines down', (screen) => / 4-\d+\/\d+/.test(screen));
    terminal.press('aone read\rn');
    await terminal.until('the note taken and the next rung', (screen) => /▸.2 Gateway status/.test(screen));
    terminal.press('t');
    await terminal.until('the ticket', (screen) => screen.includes('# Rungs ticket'));
  });

  it('takes a pasted note as one text', async () => {
    const {terminal, journal} = await walk();
    terminal.press('a');
    await terminal.until('the question', (screen) => screen.includes('note: ▏'));
    terminal.press('\u001B[200~pasted\nin two lines q\u001B[201~\r');
    await terminal.until('noted', (screen) => screen.includes('noted'));
    expect(
      readJournal(journal)
        .events.filter((event) => event.type === 'noted')
        .map((event) => event.text),
    ).toEqual(['pasted in two lines q']);
  });

  it.each([
    [120, 40],
    [80, 24],
    [60, 20],
    [40, 12],
  ])('draws %i×%i and follows a resize from and to any size', async (columns, rows) => {
    const {terminal} = await walk(columns, rows);
    for (const [width, height] of [
      [40, 12],
      [120, 40],
      [1, 1],
      [80, 24],
      [columns, rows],
    ] as const)
      terminal.resize(width, height);
    await terminal.until(
      'header and footer in their rows',
      () => /^RUNGS vps-3 /.test(terminal.screen()[0]!) && footer(terminal).includes('q quit'),
    );
    expect(terminal.screen()).toHaveLength(rows);
    expect(terminal.screen().filter((line) => line.includes('q quit'))).toHaveLength(1);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('puts the terminal back after %s and writes its last event', async (signal) => {
    const {terminal, journal, ticket} = await walk();
    expect(terminal.alternate()).toBe(true);
    process.kill(terminal.pty.pid, signal);
    // Ink raises the signal again once it has left the screen; a shell reports both forms as the same code.
    const {exitCode, signal: number} = await terminal.ended;
    expect(number === 0 ? exitCode : 128 + number).toBe({SIGTERM: 143, SIGINT: 130, SIGHUP: 129}[signal]);
    expect(terminal.alternate()).toBe(false);
    expect(terminal.bytes()).toContain('\u001B[?25h');
    expect(readJournal(journal).events.at(-1)).toMatchObject({type: 'closed', how: signal});
    expect(readFileSync(ticket, 'utf8')).toMatch(/^# Rungs ticket/);
  });

  it('leaves a cooked terminal with echo behind', async () => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const {openTerminal} = await import('./terminal.ts');
    const {bundle, node} = await import('./rungs.ts');
    const terminal = openTerminal({
      argv: ['sh', '-c', `stty -a > before; ${node} ${bundle} walk --session ${keptId}; stty -a > after; echo DONE`],
      cwd: place.folder,
      env: place.env,
    });
    open.push(terminal);
    await terminal.until('the footer', walks);
    terminal.press('q');
    await terminal.until('the shell', (screen) => screen.includes('DONE'));
    expect(readFileSync(join(place.folder, 'after'), 'utf8')).toBe(readFileSync(join(place.folder, 'before'), 'utf8'));
    expect(terminal.alternate()).toBe(false);
    expect(terminal.screen().join('\n')).toContain('rungs: ticket ');
  });

  it('ends with 70, a sentence and the terminal put back when drawing fails', async () => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const {openTerminal} = await import('./terminal.ts');
    const {bundle, node} = await import('./rungs.ts');
    // What every pane writes its times with, and the ticket, which is made at the way out, too.
    const fails = `process.on('SIGUSR2', () => {
      Date.prototype.toISOString = () => {
        throw new RangeError('no such moment');
      };
    });`;
    const terminal = openTerminal({
      columns: 120,
      rows: 40,
      env: place.env,
      argv: [node, '--import', `data:text/javascript,${encodeURIComponent(fails)}`, bundle, 'walk', '--session', keptId],
    });
    open.push(terminal);
    await terminal.until('the walk', walks);
    process.kill(terminal.pty.pid, 'SIGUSR2');
    terminal.press('9');
    terminal.press('4');
    expect(await terminal.ended).toEqual({exitCode: 70, signal: 0});
    expect(terminal.alternate()).toBe(false);
    expect(terminal.screen().join('\n')).toContain('a bug of ours ended this');
    // Neither Ink's page about the error nor the program's source.
    expect(terminal.bytes()).not.toMatch(/ ERROR |\bfunction [\w$]*\(/);
  });

  it.each([
    ['on the whole screen', []],
    ['as lines', ['--plain']],
  ])('ends %s with 70 and a report that holds no secret when something of ours fails', async (_, more) => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const {openTerminal} = await import('./terminal.ts');
    const {bundle, node} = await import('./rungs.ts');
    const token = `ghp_${'Zq7RtY2uIo9P'.repeat(3)}`;
    const fails = `process.on('SIGUSR2', () => { Promise.reject(new Error('could not read ${token}')); });`;
    const terminal = openTerminal({
      columns: 120,
      rows: 40,
      env: place.env,
      argv: [node, '--import', `data:text/javascript,${encodeURIComponent(fails)}`, bundle, 'walk', '--session', keptId, ...more],
    });
    open.push(terminal);
    await terminal.until('the walk', (screen) => /q quit/.test(screen) && (more.length > 0 || screen.includes('? help')));
    process.kill(terminal.pty.pid, 'SIGUSR2');
    expect(await terminal.ended).toEqual({exitCode: 70, signal: 0});
    expect(terminal.bytes()).toMatch(/rungs: a bug of ours ended this: Error: could not read ‹secret github-token ~\w+›/);
    expect(terminal.bytes()).not.toContain(token.slice(4, 16));
  });

  it('stops with Ctrl-Z and comes back with fg', async () => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const {openTerminal} = await import('./terminal.ts');
    const {bundle, node} = await import('./rungs.ts');
    const terminal = openTerminal({argv: ['bash', '--norc', '--noprofile', '-i'], env: {...place.env, PS1: 'shell> '}});
    open.push(terminal);
    terminal.press(`${node} ${bundle} walk --session ${keptId}\r`);
    await terminal.until('the footer', walks);
    terminal.press('\u001A');
    await terminal.until('the shell', (screen) => screen.includes('Stopped') && screen.includes('shell>'));
    terminal.press('fg\r');
    await terminal.until('the console again', walks);
    terminal.press('q');
    await terminal.until('the shell at the end', (screen) => screen.includes('rungs: ticket'));
  }, 30_000);

  it('has no colour when NO_COLOR is set, and opens whatever CI says', async () => {
    const {terminal} = await walk(80, 24, {NO_COLOR: '1', CI: ''});
    expect(terminal.bytes()).not.toMatch(/\u001B\[3[0-7]m/);
    const coloured = await walk(80, 24, {CI: 'true'});
    expect(coloured.terminal.bytes()).toMatch(/\u001B\[3[0-7]m/);
  });

  it('goes on while the terminal is stalled, and still obeys a signal', async () => {
    const {terminal, journal} = await walk(120, 40);
    terminal.pty.pause();
    for (let round = 0; round < 40; round += 1) {
      terminal.resize(119 + (round % 2), 40);
      terminal.press('zz');
    }
    process.kill(terminal.pty.pid, 'SIGTERM');
    await waitForExit(terminal.pty.pid);
    expect(readJournal(journal).events.at(-1)).toMatchObject({type: 'closed', how: 'SIGTERM'});
  });

  it('refuses a second console on the same session and says who holds it', async () => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const first = drive(['walk', '--session', keptId], {env: place.env});
    open.push(first);
    await first.until('the footer', walks);
    const second = drive(['walk', '--session', keptId], {env: place.env});
    open.push(second);
    await second.until('who holds it', (screen) => screen.replace(/\s+/g, ' ').includes(`is open in process ${first.pty.pid}`));
    second.press('q');
    expect(await second.ended).toMatchObject({exitCode: 0});
  });

  it('loses no key that was pressed while the gateway was looked for', async () => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const terminal = drive(['walk', '--session', keptId], {env: place.env});
    open.push(terminal);
    await terminal.until('the screen before the walk', (screen) => /looking for gateways/.test(screen));
    terminal.press('nna');
    terminal.press('q is a letter here\r');
    await terminal.until('the third rung and the note', (screen) => walks(screen) && /▸ 3 /.test(screen) && screen.includes('noted'));
    terminal.press('q');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    const journal = readJournal(join(place.env['XDG_STATE_HOME']!, 'rungs', keptId, 'journal.jsonl'));
    expect(journal.events.filter((event) => event.type === 'noted').map((event) => event.text)).toContain('q is a letter here');
  });

  it('says in one sentence that there is no gateway, and leaves with q', async () => {
    const terminal = drive(['--profile', 'nowhere'], {env: newPlace().env});
    open.push(terminal);
    await terminal.until('the sentence', (screen) => /gateway/.test(screen) && screen.includes('q quit'));
    terminal.press('q');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    expect(terminal.alternate()).toBe(false);
  });

  it('walks as lines on a terminal that cannot be drawn on', async () => {
    const terminal = drive(['--profile', 'nowhere'], {env: {...newPlace().env, TERM: 'dumb'}});
    open.push(terminal);
    expect(await terminal.ended).toMatchObject({exitCode: 3});
    expect(terminal.bytes()).not.toContain('\u001B');
  });

  it('works inside tmux', async () => {
    const place = newPlace();
    keepSession(place.env['XDG_STATE_HOME']!);
    const {bundle, node} = await import('./rungs.ts');
    const socket = join(place.folder, 'tmux');
    const tmux = (...words: string[]) =>
      execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...words], {
        encoding: 'utf8',
        env: {...process.env, ...place.env, LANG: 'C.UTF-8'},
      });
    tmux('new-session', '-d', '-x', '80', '-y', '24', `${node} ${bundle} walk --session ${keptId}; tmux -S ${socket} wait-for -S left`);
    try {
      await expect.poll(() => tmux('capture-pane', '-p'), {timeout: 15_000, interval: 100}).toMatch(/\? help +q quit/);
      tmux('send-keys', '3jjj');
      await expect.poll(() => tmux('capture-pane', '-p'), {timeout: 5000, interval: 100}).toMatch(/ 4-\d+\/\d+/);
      tmux('send-keys', 'q');
      tmux('wait-for', 'left');
    } finally {
      try {
        tmux('kill-server');
      } catch {
        /* it ends with its last window */
      }
    }
  }, 30_000);
});

async function waitForExit(pid: number): Promise<void> {
  await expect
    .poll(
      () => {
        try {
          process.kill(pid, 0);
          return 'alive';
        } catch {
          return 'gone';
        }
      },
      {timeout: 10_000, interval: 20},
    )
    .toBe('gone');
}
