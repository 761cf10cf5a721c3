import {spawn} from 'node:child_process';
import {constants} from 'node:os';
import type {FleetHost} from '../../fleet/index.ts';
import {printWords} from '../../steps/index.ts';
import {quoted} from '../../steps/quote.ts';
import type {Options} from '../options.ts';
import {terminalLine} from './terminal-line.ts';

type Said = Pick<Options, 'become' | 'openclaw' | 'out'>;

/** What opens the console on a host: as `rungs --host` would be typed. */
export function consoleWords({to, words, become, recording}: FleetHost, profile: string | undefined, options: Said): readonly string[] {
  const given = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  return [
    ...(recording === null ? ['--host', to] : ['--from', recording]),
    ...(words.length === 0 ? [] : [`--ssh=${words.map(quoted).join(' ')}`]),
    ...(recording === null && (become || options.become) ? ['--become'] : []),
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
  process.stdout.write(`${printWords(['rungs', ...words])}\n`);
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...words], {stdio: 'inherit'});
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (exit, signal) => resolve(exit ?? (signal === null ? 1 : 128 + constants.signals[signal])));
  });
  if (typeof code === 'string') process.stderr.write(`rungs: the console does not start (${code})\n`);
  if (typeof code === 'string' || code >= couldNotBegin) await terminalLine('enter goes back to the fleet ');
}

/** From here on it is no verdict with which a console ends. */
const couldNotBegin = 64;
