import {randomBytes} from 'node:crypto';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {type Chosen, hostsInList, hostsOfAnsible, namedHost, shown} from '../../fleet/index.ts';
import {createCleaner} from '../../host/index.ts';
import {askProgram} from './ask-program.ts';

type Read = Chosen | {readonly problem: string};

/** An inventory as Ansible itself reads it; without Ansible a plain list can be read. */
export async function inventory(path: string): Promise<Read> {
  const isList = path.includes(',');
  if (!isList && !existsSync(path)) return {problem: `there is no inventory ${path}`};
  const told = await askProgram('ansible-inventory', ['-i', path, '--list']);
  if (told.is === 'missing') return isList ? commaList(path) : plainList(path);
  if (told.is === 'failed') return {problem: `ansible-inventory -i ${path} --list ${told.how}${lastOf(told.stderr)}`};
  const hosts = hostsOfAnsible(told.stdout);
  if ('problem' in hosts) return hosts;
  // It goes on without what it could not read, and says so.
  const mistakes = warningsIn(told.stderr).filter((warning) => /(?:Failed|Unable) to parse/.test(warning));
  const notes = mistakes.map((warning) => `ansible-inventory: ${clean(warning)}`);
  return hosts.length === 0
    ? {problem: `the inventory ${path} holds no host${notes.length === 0 ? '' : ` (${notes[0]})`}`}
    : {hosts, notes};
}

function commaList(path: string): Read {
  const names = path.split(',').map((name) => name.trim());
  return {hosts: names.filter((name) => name !== '').map((name) => namedHost(name)), notes: []};
}

const bytesMax = 4 * 1024 * 1024;

function plainList(path: string): Read {
  const missing = `ansible-inventory is not here, so ${path} is read as a plain list, one host a line`;
  try {
    const facts = statSync(path);
    if (!facts.isFile() || facts.size > bytesMax)
      return {problem: `${missing}, and it is none: install ansible-core for an inventory of Ansible`};
    const hosts = hostsInList(readFileSync(path, 'utf8'));
    if ('problem' in hosts) return {problem: `${missing}, and ${hosts.problem}; install ansible-core for an inventory of Ansible`};
    return hosts.length === 0 ? {problem: `the list ${path} holds no host`} : {hosts, notes: [missing]};
  } catch (error) {
    return {problem: `the inventory ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`};
  }
}

/** A warning is wrapped at the width of a terminal. */
function warningsIn(stderr: string): readonly string[] {
  const warnings: string[] = [];
  for (const line of stderr.split('\n')) {
    const [, begun] = /^\[(?:WARNING|ERROR)\]:\s*(?:\*\s*)?(.*)$/.exec(line) ?? [];
    if (begun !== undefined) warnings.push(begun);
    else if (warnings.length > 0 && line.trim() !== '') warnings.push(`${warnings.pop()} ${line.trim()}`);
  }
  return warnings;
}

export function lastOf(stderr: string): string {
  const last = stderr.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return last === '' ? '' : `: ${clean(last)}`;
}

/** An inventory may hold passwords, and its mistakes may quote them. */
function clean(text: string): string {
  const cleaner = createCleaner({key: randomBytes(32)}).tellNothing('it is the text of an inventory');
  return shown(cleaner.clean(text, 'an inventory'), mistakeChars);
}

const mistakeChars = 200;
