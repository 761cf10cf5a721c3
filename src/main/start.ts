import {hostname} from 'node:os';
import {join} from 'node:path';
import {sessionsFolder} from '../journal/folder.ts';
import {runProgram} from './compiled.ts';
import {optionTypes} from './option-types.ts';

declare const RUNGS_VERSION: string;

/** Shows the first line where a screen is to be drawn, then runs the program behind it. */
export function start(words: readonly string[]): void {
  process.env['FORCE_COLOR'] ??= colours();
  const screen = opensScreen(words);
  // A host's name is text of the host, and the cleaner is not there yet.
  if (screen)
    process.stdout.write(
      `${enterScreen} RUNGS ${RUNGS_VERSION} on ${hostname().replace(/[^ -~]/g, '?')}\r\n looking at supervisor, ports and probes`,
    );
  let splashed = screen;
  const leaveSplash = () => {
    if (splashed) process.stdout.write(leaveScreen);
    splashed = false;
  };
  // Among the sessions and not in a cache of its own: Rungs writes in one place only. Lines and screens use different halves.
  runProgram(
    join(import.meta.dirname, 'console.cjs'),
    join(sessionsFolder(undefined), '.compiled', screen ? 'console.v8' : 'lines.v8'),
    leaveSplash,
  );
}

const enterScreen = '\u001B[?1049h\u001B[2J\u001B[H';
const leaveScreen = '\u001B[?1049l';

/** Ink's colour library ignores NO_COLOR and takes any CI variable for "no colour"; the terminal itself knows better. */
function colours(): string {
  const {CI: _, NO_COLOR: none, ...env} = process.env;
  if ((none !== undefined && none !== '') || !process.stdout.isTTY) return '0';
  const depth = process.stdout.getColorDepth(env);
  return depth >= 24 ? '3' : depth >= 8 ? '2' : depth >= 4 ? '1' : '0';
}

/** Only the console draws on the whole screen; every other verb prints lines. The way to another machine may have to ask something first. */
function opensScreen(words: readonly string[]): boolean {
  if (!process.stdout.isTTY || !process.stdin.isTTY || process.env['TERM'] === 'dumb') return false;
  const verb = words.find((word, index) => !word.startsWith('-') && !takesValue(words[index - 1] ?? '')) ?? 'walk';
  return (
    !words.some(
      (word) =>
        /^--(?:host|via)(?:=|$)/.test(word) ||
        word === '--plain' ||
        word === '--help' ||
        word === '-h' ||
        word === '--list' ||
        word === '--scores' ||
        word === '--version',
    ) &&
    (verb === 'walk' || verb === 'drill' || verb === 'replay')
  );
}

function takesValue(word: string): boolean {
  return Object.entries(optionTypes).some(
    ([name, option]) => option.type === 'string' && (word === `--${name}` || ('short' in option && word === `-${option.short}`)),
  );
}
