import {spawn} from 'node:child_process';
import {openSync} from 'node:fs';
import {constants} from 'node:os';
import {ReadStream} from 'node:tty';
import type {FleetHost, FleetRow} from '../../fleet/index.ts';
import {printWords} from '../../steps/index.ts';
import type {Options} from '../options.ts';

type Said = Pick<Options, 'become' | 'openclaw' | 'out' | 'profile'>;

/** What opens the console on the host of a row: as `rungs --host` would be typed. */
export function consoleWords({to, words, become}: FleetHost, row: FleetRow, isOneOfSeveral: boolean, options: Said): readonly string[] {
  const profile = isOneOfSeveral ? row.gateway?.profile : options.profile;
  const given = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  return [
    ...['--host', to],
    ...(words.length === 0 ? [] : ['--ssh', printWords(words)]),
    ...(become || options.become ? ['--become'] : []),
    ...given('--profile', profile),
    ...given('--openclaw', options.openclaw),
    ...given('--out', options.out),
  ];
}

/**
 * The console as a process of its own on this terminal, which was given up for it: what goes wrong in it is its own, and its memory goes
 * with it. Where it could not begin, it is waited until its sentence was read.
 */
export async function openHostConsole(words: readonly string[]): Promise<void> {
  process.stdout.write(`rungs ${printWords(words)}\n`);
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...words], {stdio: 'inherit'});
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (exit, signal) => resolve(exit ?? (signal === null ? 1 : 128 + constants.signals[signal])));
  });
  if (typeof code === 'string') process.stderr.write(`rungs: the console does not start (${code})\n`);
  if (typeof code === 'string' || code >= couldNotBegin) await read();
}

/** From here on it is no verdict with which a console ends. */
const couldNotBegin = 64;

/** A line on the terminal, through a handle of our own: what comes by standard input is a key of the screen. */
async function read(): Promise<void> {
  process.stderr.write('enter goes back to the fleet ');
  try {
    const keys = new ReadStream(openSync('/dev/tty', 'r'));
    await new Promise((resolve) => {
      for (const event of ['data', 'end', 'error']) keys.once(event, resolve);
    });
    keys.destroy();
  } catch {
    // Without a terminal nobody reads.
  }
}
