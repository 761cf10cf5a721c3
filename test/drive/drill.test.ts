import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {drive, newPlace, run} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

function drill(words: readonly string[], place = newPlace(), columns = 80, rows = 24) {
  const terminal = drive(words, {env: place.env, columns, rows});
  open.push(terminal);
  const folder = () => {
    const state = join(place.env['XDG_STATE_HOME']!, 'rungs');
    return join(state, readdirSync(state).sort().at(-1)!);
  };
  return {terminal, place, folder};
}

const down = (screen: string) => screen.includes('DRILL RUNGS') && screen.includes('✖ DOWN');

/** The question stands before the answer: the cause is named once the story was read. */
async function begun(terminal: Terminal, cause: string): Promise<string> {
  const story = await terminal.until('the story', (screen) => down(screen) && screen.includes('enter begins'), 30_000);
  expect(story).not.toContain(cause);
  terminal.press('\r');
  return await terminal.until('the cause', (screen) => screen.includes(cause) && !screen.includes('enter begins'), 30_000);
}

describe('a drill in the shipped console', () => {
  it('tells its story, explains what is met, is solved by its act and ends with a debrief and a score', async () => {
    const {terminal, place, folder} = drill(['drill', 'first-ladder', '--seed', '7']);
    await terminal.until('the story', (screen) => down(screen) && screen.includes('enter begins'));
    terminal.press('\r');
    await terminal.until('the first explanation', (screen) => screen.includes('The ladder is five looks in a fixed order'));
    terminal.press('5');
    await terminal.until('the pane explained', (screen) => screen.includes('Who owns the gateway'));
    terminal.press('h');
    await terminal.until('a hint', (screen) => screen.includes('Read the pane Supervisor first'));
    terminal.press('\u001B');
    terminal.press('e');
    await terminal.until('the acts', (screen) => screen.includes('What can be done'));
    terminal.press('1');
    await terminal.until(
      'the confirm screen',
      (screen) => screen.includes('This can change the host') && screen.includes('systemctl --user start'),
    );
    terminal.press('\r');
    await terminal.until('clear', (screen) => screen.includes('✔ CLEAR') && screen.includes('DRILL'), 40_000);
    await expect
      .poll(() => readJournal(join(folder(), 'journal.jsonl')).events.some((event) => event.type === 'solved'), {timeout: 30_000})
      .toBe(true);
    terminal.press('q');
    const asked = await terminal.until('gone, or asked', (screen) => screen.includes('Leave anyway') || screen.includes('rungs: debrief'));
    if (asked.includes('Leave anyway')) terminal.press('y');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    expect(readFileSync(join(folder(), 'ticket.md'), 'utf8')).toMatch(/^# .*DRILL|DRILL/);
    expect(readFileSync(join(folder(), 'debrief.md'), 'utf8')).toContain('For the team');
    expect(run(['drill', '--scores'], place.env).stdout).toMatch(/first-ladder +\d+:\d\d +\d+:\d\d +\d+:\d\d +0 +0 +1 +0/);
    expect(run(['drill', '--list'], place.env).stdout).toMatch(/first-ladder .*solved 1 of 1/);
  }, 90_000);

  it.each(['walk', 'drill'])(
    'is left in the middle and goes on where it was, with the same host (%s)',
    async (verb) => {
      const {terminal, place, folder} = drill(['drill', 'port-thief', '--seed', '11']);
      const first = await begun(terminal, 'port-taken');
      terminal.press('q');
      await terminal.until('gone, or asked', (screen) => screen.includes('Leave anyway') || screen.includes('rungs: ticket'));
      terminal.press('y');
      await terminal.ended;
      const id = folder().split('/').at(-1)!;
      const again = drill([verb, '--session', id], place);
      const second = await again.terminal.until(
        'the cause again',
        (screen) => down(screen) && screen.includes('port-taken') && !screen.includes('enter begins'),
        30_000,
      );
      expect(second.split('\n')[0]!.split(' · ').slice(0, 2)).toEqual(first.split('\n')[0]!.split(' · ').slice(0, 2));
    },
    90_000,
  );

  it('is offered with one key where there is no gateway', async () => {
    const {terminal} = drill(['--profile', 'nowhere']);
    await terminal.until('the offer', (screen) => screen.includes('d practise on a broken host in memory'));
    terminal.press('d');
    await terminal.until('the drill', down, 30_000);
  }, 60_000);

  it('does not mix with another one that runs beside it', async () => {
    const one = drill(['drill', 'first-ladder', '--seed', '1']);
    const two = drill(['drill', 'port-thief', '--seed', '1']);
    await Promise.all([begun(one.terminal, 'unit-down'), begun(two.terminal, 'port-taken')]);
    expect(one.terminal.screen().join('\n')).not.toContain('port-taken');
  }, 60_000);

  it('is refused by name, seed and word', () => {
    const {env} = newPlace();
    expect(run(['drill', 'no-such'], env)).toMatchObject({code: 64, stderr: expect.stringContaining('no drill called "no-such"')});
    expect(run(['drill', 'first-ladder', '--seed', 'x'], env)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('--seed takes a whole number'),
    });
  });

  it('explains itself whole on a screen of 40 by 12, and a hint that is read again is not counted again', async () => {
    const {terminal, folder} = drill(['drill', 'first-ladder', '--seed', '7'], newPlace(), 40, 12);
    await terminal.until('the story', (screen) => screen.includes('enter begin') && screen.includes('unsolved'));
    terminal.press('G');
    await terminal.until('the end of the story', (screen) => screen.includes('writes the debrief'));
    terminal.press('\r');
    await terminal.until('the explanation', (screen) => /until rung 5\s+│ you only look\./.test(screen));
    for (const time of ['first', 'second']) {
      terminal.press('h');
      await terminal.until(`the hint, the ${time} time`, (screen) => screen.includes('1 of 3 taken'));
      terminal.press('\u001B');
      await terminal.until('the walk again', (screen) => !screen.includes('1 of 3 taken'));
    }
    expect(readJournal(join(folder(), 'journal.jsonl')).events.filter((event) => event.type === 'hinted')).toHaveLength(1);
  }, 60_000);

  it("takes a file of one's own, goes on with it, and names file, line and expectation where it is wrong", () => {
    const {env, folder} = newPlace();
    const path = join(folder, 'mine.yaml');
    const text = readFileSync(new URL('../../runbooks/drills/retired-entry.yaml', import.meta.url), 'utf8');
    writeFileSync(path, text);
    const said = run(['drill', path, '--seed', '3', '--plain'], env);
    expect(said.stdout).toContain('DRILL not solved yet');
    expect(run(['drill', '--list'], env).stdout).toMatch(/of your own\n.*mine\.yaml +1 tried/);
    writeFileSync(path, text.replace('level: 2', 'level: 2\nlevle: 3'));
    expect(run(['drill', path], env)).toMatchObject({code: 64, stderr: expect.stringContaining(`${path}:3: unknown key "levle"`)});
    writeFileSync(path, text.replace('entry-stale', 'entry-old'));
    expect(run(['drill', path], env)).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/mine\.yaml:\d+: expect\.0\.root: there is no finding "entry-old"/),
    });
    expect(run(['walk', '--session', readdirSync(join(env['XDG_STATE_HOME']!, 'rungs')).sort().at(-1)!], env)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('cannot be set up again'),
    });
  }, 60_000);

  it('walks as lines too', () => {
    const said = run(['drill', 'hard-coded-path', '--seed', '3', '--plain'], newPlace().env);
    expect(said.code).toBe(2);
    expect(said.stdout).toMatch(/^DRILL |\nDRILL /);
    expect(said.stdout).toMatch(/down entry-missing[\s\S]*rung 5 of 5/);
  });
});
