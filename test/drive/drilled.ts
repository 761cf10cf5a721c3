import {readdirSync, readFileSync, watch} from 'node:fs';
import {join} from 'node:path';
import {readJournal} from '../../src/journal/index.ts';
import type {Event} from '../../src/model/index.ts';
import {printWords} from '../../src/steps/print.ts';
import {drive, newPlace} from './rungs.ts';
import type {Terminal} from './terminal.ts';

/** A drill in the shipped console, in hands that press keys and read the screen. */
export interface Drilled {
  readonly terminal: Terminal;
  until(what: string, seen: (screen: string) => boolean): Promise<string>;
  /** Types a command of one's own; resolves when it has ended. */
  own(words: string): Promise<void>;
  /** Runs every rung again, from the first to the last. */
  walkAgain(): Promise<void>;
  /** Opens the list of acts, takes the one with these words, and passes the confirm screen; resolves when it has run. */
  act(words: string): Promise<{readonly list: string; readonly confirm: string}>;
  /** Resolves when the journal on disk holds what is waited for. */
  kept(what: string, holds: (events: readonly Event[]) => boolean): Promise<void>;
  /** Leaves as a person would; resolves with what the drill left behind. */
  leave(): Promise<{readonly ticket: string; readonly debrief: string; readonly score: Readonly<Record<string, number | null>>}>;
}

/** Two cores that have other things to do still show everything in a fraction of this. */
const limitMs = 50_000;

export function startDrilled(name: string, seed: number, speed: number): Drilled {
  const {env} = newPlace();
  const terminal = drive(['drill', name, '--seed', String(seed), '--speed', String(speed)], {env, columns: 80, rows: 24});
  const sessions = join(env['XDG_STATE_HOME']!, 'rungs');
  const folder = () => join(sessions, readdirSync(sessions).sort().at(-1)!);
  const until: Drilled['until'] = (what, seen) => terminal.until(`${name}: ${what}`, seen, limitMs);
  const journal = () => join(folder(), 'journal.jsonl');
  const count = (events: readonly Event[], type: Event['type']) => events.filter((event) => event.type === type).length;
  const kept: Drilled['kept'] = (what, holds) =>
    new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        clearTimeout(timer);
        watcher.close();
        act();
      };
      const check = () => {
        if (holds(readJournal(journal()).events)) done(resolve);
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`never in the journal within ${limitMs} ms: ${name}: ${what}\n${terminal.screen().join('\n')}`))),
        limitMs,
      );
      const watcher = watch(journal(), check);
      check();
    });
  const after = async (what: string, type: Event['type'], keys: string) => {
    const before = count(readJournal(journal()).events, type);
    terminal.press(keys);
    await kept(what, (events) => count(events, type) > before);
  };
  return {
    terminal,
    until,
    kept,
    async own(words) {
      terminal.press('x');
      await until('the line for a command', (screen) => screen.includes('command: '));
      terminal.press(words);
      await until('the command typed', (screen) => screen.includes(`command: ${words}`));
      await after(`the end of ${words}`, 'own-ended', '\r');
    },
    async walkAgain() {
      for (let rung = 1; rung <= 5; rung++) {
        // The cause above takes as many lines as it needs.
        const there = await until(`rung ${rung}`, (screen) => new RegExp(`▸\\S${rung} `).test(screen));
        // What is withheld is withheld again.
        if (!there.includes(`▸⊘${rung} `)) await after(`the end of rung ${rung}`, 'rung-ended', 'R');
        terminal.press('n');
      }
    },
    async act(words) {
      terminal.press('e');
      const command = lineOf(words);
      await until('the acts', (screen) => screen.includes('What can be done') && screen.includes('some of these help'));
      // The list can be longer than the screen; the chosen one is always on it.
      let list = terminal.screen().join('\n');
      for (let at = 1; !command.test(list) && at < 9; at++) {
        terminal.press('j');
        list = await until('the next act', (screen) => screen !== list);
      }
      terminal.press(command.exec(list)![1]!);
      const confirm = await until(
        `the confirm screen of ${words}`,
        (screen) => screen.includes('This can change the host') && /(?:to run it|enter runs it): ▏/.test(screen),
      );
      const word = /type "([a-z-]+)" to run it/.exec(confirm)?.[1];
      if (word !== undefined) {
        terminal.press(word);
        await until('the word typed', (screen) => screen.includes(`to run it: ${word}`));
      }
      await after(`the end of ${words}`, 'own-ended', '\r');
      await until('the walk again', (screen) => !screen.includes('This can change the host'));
      return {list, confirm};
    },
    async leave() {
      terminal.press('q');
      const asked = await until('gone, or asked', (screen) => screen.includes('Leave anyway') || screen.includes('rungs: debrief'));
      if (asked.includes('Leave anyway')) terminal.press('y');
      const {exitCode} = await terminal.ended;
      if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}\n${terminal.screen().join('\n')}`);
      const read = (file: string) => readFileSync(join(folder(), file), 'utf8');
      return {
        ticket: read('ticket.md'),
        debrief: read('debrief.md'),
        score: JSON.parse(read('score.json')) as Readonly<Record<string, number | null>>,
      };
    },
  };
}

/** A command as the list shows it, behind its number; a long one goes on in the next line. */
function lineOf(words: string): RegExp {
  const shown = [...printWords(words.split(' '))].map((letter) =>
    letter === ' ' ? '\\s+' : `${letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')}(?:\\n {4})?`,
  );
  return new RegExp(`^[▸ ] (\\d) ${shown.join('')}$`, 'm');
}
