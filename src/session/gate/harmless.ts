import type {Gateway} from '../../model/index.ts';
import {type OnlyReading, onlyReads} from './arguments.ts';
import {openclawOnlyReads} from './openclaw.ts';
import {fileReaders} from './programs/files.ts';
import {managers} from './programs/managers.ts';
import {systemReaders} from './programs/system.ts';

const programs: Readonly<Record<string, OnlyReading>> = {...fileReaders, ...managers, ...systemReaders};

/** The names of all programs of which something is known to only read. */
export const readingPrograms: readonly string[] = Object.keys(programs);

/** Where only the machine's administrator can put a program; under its own name it is the one that the manual describes. */
const systemFolders: readonly string[] = ['/bin', '/sbin', '/usr/bin', '/usr/sbin'];

/** Whether a command is known to change nothing, with the OpenClaw CLI of this release; everything else is asked for first. */
export function isOnlyReading({cliPath}: Pick<Gateway, 'cliPath'>, argv: readonly string[], version: string | null): boolean {
  const [program = '', ...words] = argv;
  if (argv.some((word) => word.includes('\0'))) return false;
  if (program === 'openclaw' || (program !== '' && program === cliPath)) return openclawOnlyReads(words, version);
  const name = nameOf(program);
  return name !== null && Object.hasOwn(programs, name) && onlyReads(programs[name]!, words);
}

/** Whether a command runs one of the programs listed, found by its name alone. */
export function isListedProgram(program: string): boolean {
  return Object.hasOwn(programs, program);
}

function nameOf(program: string): string | null {
  if (!program.includes('/')) return program;
  const slash = program.lastIndexOf('/');
  return systemFolders.includes(program.slice(0, slash)) ? program.slice(slash + 1) : null;
}
