import {type Answer, type Far, lasting} from '../../far/index.ts';
import {sshWords} from '../../fleet/hosts/ssh-words.ts';
import type {HostFacts} from '../../model/index.ts';
import {splitWords} from '../../steps/split-words.ts';
import {unseenLine} from '../../terminal/index.ts';
import {awayProgram} from '../far-program.ts';
import type {Away} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {keptAnswers} from './kept-answers.ts';
import {reachFar} from './reach-far.ts';
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
  const before = sshWords([options.ssh ?? '']);
  if ('problem' in before) return {problem: `the words of --ssh ${before.problem}`};
  const named = way.kind === 'ssh' ? way.through : words.join(' ');
  const argvWith = (attended: boolean) => (line: string) =>
    way.kind === 'ssh' ? sshArgv(way.through, line, attended, before) : [...words, 'sh', '-c', line];
  const to = (attended: boolean, answer: Answer | null): Promise<Far | string> => {
    const show = attended ? showPlainly : null;
    return reachFar({argv: argvWith(attended), become: options.become, show, answer}, {kind: way.kind, named, program});
  };
  const answers = keptAnswers(() => unseenLine(process.stdin));
  const first = await to(process.stderr.isTTY, process.stderr.isTTY && process.stdin.isTTY ? answers.first : null);
  if (typeof first === 'string') return {problem: first};
  const again = () => to(false, answers.again());
  return {line: lasting(first, named, again), facts: {kind: way.kind, through: way.through}, typed: answers.typed()};
}

function showPlainly(text: string): void {
  process.stderr.write(text.replaceAll(/[^\P{Cc}\n\t]/gu, ''));
}
