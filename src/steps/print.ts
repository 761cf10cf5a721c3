import type {CommandStep, RunAs, Step} from '../model/index.ts';
import {inertWords, isOdd, isUnpastable, quoted, spelledOut} from './quote.ts';

/** The line that may be pasted into a shell of whoever reads it, or a sentence that says why there is none. */
export function printCommand(step: CommandStep): string {
  return printWords(wordsOf(step));
}

/** A step as one line of a page: the command with what it does beside it, or the sentence. */
export function printStep(step: Step): string {
  if ('text' in step) return `# ${step.text}`;
  const command = pastable(step);
  // What it would do is of no use where nothing can be typed.
  if (command === null) return printCommand(step);
  const beside = [inertWords(step.effect), ...(hasOddName(step) ? [oddName] : [])].filter((one) => one !== '');
  return beside.length === 0 ? command : `${command}  # ${beside.join(', ')}`;
}

/** What may be handed to a clipboard; null for a sentence, and for a command with a name that cannot be pasted. */
export function pastable(step: Step): string | null {
  if ('text' in step) return null;
  const words = wordsOf(step);
  return problemOf(words) === null ? words.map(quoted).join(' ') : null;
}

/** The words of a command that is about to be run or was run: each can be told from the next, and nothing in them is hidden. */
export function showWords(words: readonly string[]): string {
  return words.map(spelledOut).join(' ');
}

/** The same for words that are no step: what a responder typed, a runbook's command, an act of a drill. */
export function printWords(words: readonly string[]): string {
  const problem = problemOf(words);
  return problem === null ? words.map(quoted).join(' ') : `# ${problem}`;
}

const oddName = 'a name in it is one that nobody would type, read it first';

function hasOddName(step: CommandStep): boolean {
  return step.named.some((index) => isOdd(step.argv[index] ?? '')) || (step.as?.is === 'owner' && isOdd(step.as.name));
}

/** Everything that has to be typed, with whatever hands the command to another user. */
function wordsOf({argv, as}: CommandStep): readonly string[] {
  if (as === undefined) return argv;
  if (as.is === 'root') return ['sudo', ...argv];
  const [program = '', scope] = argv;
  if ((program === 'systemctl' || program === 'systemd-run') && scope === '--user')
    return [program, '--user', '-M', `${as.name}@`, ...argv.slice(2)];
  return ['sudo', ...ownerOptions(as), ...argv];
}

function ownerOptions({name, login}: RunAs & {readonly is: 'owner'}): readonly string[] {
  if (login === undefined) return ['-u', name];
  return ['-iu', name, ...(login.env.length === 0 ? [] : ['env', ...login.env])];
}

/** Why these words cannot stand as a command; null when they can. */
function problemOf(words: readonly string[]): string | null {
  const bad = words.find(isUnpastable);
  if (bad !== undefined) return `no command: the name ${spelledOut(bad)} holds characters that cannot be pasted`;
  // A login through sudo hands its words to a shell and escapes all but the dollar.
  const open = words[0] === 'sudo' && words[1] === '-iu' ? words.slice(2).find((word) => word.includes('$')) : undefined;
  if (open !== undefined)
    return `no command: the name ${quoted(open)} holds a dollar, which the shell of another user would take for its own`;
  const program = words.slice(prefixLength(words)).find(() => true) ?? '';
  return isProgram(program) ? null : `no command: ${quoted(program)} cannot be started by its name`;
}

/** How many words stand before the program that is meant. */
function prefixLength(words: readonly string[]): number {
  if (words[0] !== 'sudo') return 0;
  if (words[1] !== '-u' && words[1] !== '-iu') return 1;
  if (words[3] !== 'env') return 3;
  const rest = words.slice(4).findIndex((word) => !/^[A-Z_]+=/.test(word));
  return rest < 0 ? words.length : 4 + rest;
}

/** Words that a shell keeps for itself, and those that run what they are given; with = in it sudo and env would set a variable. */
function isProgram(word: string): boolean {
  if (word.includes('=')) return false;
  if (word.includes('/')) return !word.startsWith('-');
  return /^[A-Za-z0-9][\w.+-]*$/.test(word) && !shellWords.has(word);
}

const shellWords: ReadonlySet<string> = new Set(
  (
    'alias bg bind builtin case cd command coproc declare do done elif else enable esac eval exec exit export fc fg fi for function ' +
    'hash history if in let local logout noglob nocorrect popd pushd read readonly repeat return select set shift shopt source ' +
    'then time times trap type typeset umask unalias unset until wait while'
  ).split(' '),
);
