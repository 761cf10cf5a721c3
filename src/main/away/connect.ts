import {type Far, farOn, lasting, type NoLine, reach, type Way} from '../../far/index.ts';
import type {HostFacts} from '../../model/index.ts';
import {splitWords} from '../../steps/split-words.ts';
import {awayProgram} from '../far-program.ts';
import type {Away} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {noLineSentence} from './no-line.ts';
import {sshArgv} from './ssh.ts';

/** As sysexits.h has it: a host that cannot be reached. */
export const unavailable = 69;

export type Connected = Away | null | {readonly problem: string};

/** Which other machine is meant: by the command line, or by the session that goes on. Null = this one. */
export function wayOf({host, via}: Options, session: HostFacts | null): {readonly kind: 'ssh' | 'via'; readonly through: string} | null {
  if (host !== undefined) return {kind: 'ssh', through: host};
  if (via !== undefined) return {kind: 'via', through: via};
  const {kind, through} = session ?? {kind: 'local' as const};
  return (kind === 'ssh' || kind === 'via') && through !== undefined ? {kind, through} : null;
}

/**
 * Reaches that machine, before any screen is drawn: whatever ssh has to ask, it asks on this terminal. From then on it may ask nothing, so
 * a line that was lost is tried again without a person.
 */
export async function connect(options: Options, session: HostFacts | null): Promise<Connected> {
  const way = wayOf(options, session);
  if (way === null) return null;
  const program = await awayProgram();
  if (program === null) return {problem: 'only the built program can be carried to another host: npm run build'};
  const words = way.kind === 'via' ? splitWords(way.through) : [];
  if ('problem' in words) return {problem: `--via: ${words.problem}`};
  const named = way.kind === 'ssh' ? way.through : words.join(' ');
  const wayWith = (attended: boolean): Way => ({
    argv: (line) => (way.kind === 'ssh' ? sshArgv(way.through, line, attended) : [...words, 'sh', '-c', line]),
    become: options.become,
    show: attended ? (text) => void process.stderr.write(text.replaceAll(/[^\P{Cc}\n\t]/gu, '')) : null,
  });
  const to = async (attended: boolean): Promise<Far | NoLine | string> => {
    const line = await reach(wayWith(attended), {program, door: true});
    if ('why' in line) return line;
    const far = farOn(line, way.kind);
    return 'seen' in far ? far.detail : far;
  };
  const sentence = (no: NoLine | string): string => (typeof no === 'string' ? no : noLineSentence(no, way.kind, named));
  const first = await to(process.stderr.isTTY);
  if (typeof first === 'string' || 'why' in first) return {problem: sentence(first)};
  const again = async () => {
    const far = await to(false);
    return typeof far === 'string' || 'why' in far ? sentence(far) : far;
  };
  return {line: lasting(first, named, again), facts: {kind: way.kind, through: way.through}};
}
