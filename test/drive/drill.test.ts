import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {drive, newPlace, run} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => { for (const terminal of open.splice(0)) terminal.kill('SIGKILL'); });

function drill(words: readonly string[], place = newPlace(), columns = 80, rows = 24) {
  const terminal = drive(words, {env: place.env, columns, rows});
  open.push(terminal);
  const folder = () => { const state = join(place.env['XDG_STATE_HOME']!, 'rungs'); return join(state, readdirSync(state).sort().at(-1)!); };
  return {terminal, place, folder};
}

const down = (screen: string) => screen.includes('DRILL RUNGS') && screen.includes('✖ DOWN');

describe('a drill in the shipped console', () => {
  it('tells its story, explains what is met, is solved by its act and ends with a debrief and a score', async () => {
    const {terminal, place, folder} = drill(['drill', 'first-ladder', '--seed', '7']);
    await terminal.until('the story', (screen) => down(screen) && screen.includes('enter begins'));
    terminal.press('\r');
    await terminal.until('the first explanation', (screen) => screen.includes('On the left stands the ladder'));
    terminal.press('5');
    await terminal.until('the pane explained', (screen) => screen.includes('Who owns the gateway'));
    terminal.press('h');
    await terminal.until('a hint', (screen) => screen.includes('Read the pane Supervisor first'));
    terminal.press('\u001B');
    terminal.press('e');
    await terminal.until('the acts', (screen) => screen.includes('What can be done'));
    terminal.press('1');
    await terminal.until('the confirm screen', (screen) => screen.includes('This can change the host') && screen.includes('systemctl --user start'));
    terminal.press('\r');
    await terminal.until('clear', (screen) => screen.includes('✔ CLEAR') && screen.includes('DRILL'), 40_000);
    await expect.poll(() => readJournal(join(folder(), 'journal.jsonl')).events.some((event) => event.type === 'solved'), {timeout: 30_000}).toBe(true);
    terminal.press('q');
    const asked = await terminal.until('gone, or asked', (screen) => screen.includes('Leave anyway') || screen.includes('rungs: debrief'));
    if (asked.includes('Leave anyway')) terminal.press('y');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    expect(readFileSync(join(folder(), 'ticket.md'), 'utf8')).toMatch(/^# .*DRILL|DRILL/);
    expect(readFileSync(join(folder(), 'debrief.md'), 'utf8')).toContain('For the team');
    expect(run(['drill', '--scores'], place.env).stdout).toMatch(/first-ladder +\d+:\d\d +\d+:\d\d +\d+:\d\d +0 +0 +1 +0/);
    expect(run(['drill', '--list'], place.env).stdout).toMatch(/first-ladder .*solved 1 of 1/);
  }, 90_000);

  it('is left in the middle and goes on where it was, with the same host', async () => {
    const {terminal, place, folder} = drill(['drill', 'port-thief', '--seed', '11']);
    const first = await terminal.until('the cause', (screen) => down(screen) && screen.includes('port-taken'), 30_000);
    terminal.press('\r');
    terminal.press('q');
    await terminal.until('gone, or asked', (screen) => screen.includes('Leave anyway') || screen.includes('rungs: ticket'));
    terminal.press('y');
    await terminal.ended;
    const id = folder().split('/').at(-1)!;
    const again = drill(['walk', '--session', id], place);
    const second = await again.terminal.until('the cause again', (screen) => down(screen) && screen.includes('port-taken') && !screen.includes('enter begins'), 30_000);
    expect(second.split('\n')[0]!.split(' · ').slice(0, 2)).toEqual(first.split('\n')[0]!.split(' · ').slice(0, 2));
  }, 90_000);

  it('is offered with one key where there is no gateway', async () => {
    const {terminal} = drill(['--profile', 'nowhere']);
    await terminal.until('the offer', (screen) => screen.includes('d practise on a broken host in memory'));
    terminal.press('d');
    await terminal.until('the drill', down, 30_000);
  }, 60_000);

  it('does not mix with another one that runs beside it', async () => {
    const one = drill(['drill', 'first-ladder', '--seed', '1']);
    const two = drill(['drill', 'port-thief', '--seed', '1']);
    await Promise.all([one.terminal.until('the first', (screen) => down(screen) && screen.includes('unit-down'), 30_000), two.terminal.until('the second', (screen) => down(screen) && screen.includes('port-taken'), 30_000)]);
    expect(one.terminal.screen().join('\n')).not.toContain('port-taken');
  }, 60_000);

  it('is refused by name, seed and word', () => {
    const {env} = newPlace();
    expect(run(['drill', 'no-such'], env)).toMatchObject({code: 64, stderr: expect.stringContaining('no drill called "no-such"')});
    expect(run(['drill', 'first-ladder', '--seed', 'x'], env)).toMatchObject({code: 64, stderr: expect.stringContaining('--seed takes a whole number')});
  });

  it('walks as lines too', () => {
    const said = run(['drill', 'hard-coded-path', '--seed', '3', '--plain'], newPlace().env);
    expect(said.code).toBe(2);
    expect(said.stdout).toMatch(/^DRILL |\nDRILL /);
    expect(said.stdout).toMatch(/down entry-missing[\s\S]*rung 5 of 5/);
  });
});
