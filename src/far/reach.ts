import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {type Answer, answering} from './answering.ts';
import {heartbeat} from './heartbeat.ts';
import {type NoSudo, readScript, type Sought, seekNode, sought} from './seek-node.ts';
import {begin, type Line} from './start.ts';

/** A command that gives a shell somewhere. */
export interface Way {
  /** The command, with what it is to start there: a line for `sh -c`. */
  argv(line: string): readonly string[];
  /** The program becomes root there. */
  readonly become: boolean;
  /** What that command says is shown as it comes: somebody may have to answer its questions. Null = nobody is there to answer. */
  readonly show: ((text: string) => void) | null;
  /** What sudo asks there is answered by it. Null = sudo may ask nothing. */
  readonly answer: Answer | null;
  /** Whoever waits for it gives up when this fires; what was started ends then. */
  readonly signal?: AbortSignal;
}

/** Why there is no line, before somebody finds words for it. */
export interface NoLine {
  readonly why: 'cannot start' | 'ended' | 'no shell' | 'no node' | 'no sudo' | 'late' | 'no answer';
  /** Of sudo, where it was not to start anything. */
  readonly sudo?: NoSudo | 'refused' | 'unanswered' | 'wrong';
  /** How the command ended, its last words, or what there was instead of a Node. */
  readonly detail: string;
  /** All that the command said on its standard error. */
  readonly complaint: string;
  readonly exit: number | null;
}

/** What is started at the other end. */
export interface Carried {
  /** Packed. */
  readonly program: Buffer;
  /** It answers nothing before it was entered. */
  readonly door: boolean;
}

/** From the first word of the script on; a slow line carries the program in that time. */
const startLimitMs = 60_000;
/** Where nobody types a password. */
const unattendedLimitMs = 60_000;
const complaintBytesMax = 16 * 1024;
/** So many beats without a word, and the line is lost: a quarter of a minute. */
const missedMax = 3;

/** Starts our program at the other end of a command, in the first Node that is found there. */
export async function reach(way: Way, {program, door}: Carried): Promise<Line | NoLine> {
  const halves = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')] as const;
  const unasked = way.answer === null ? 'unasked' : 'answered';
  const script = seekNode(halves, program.length, way.become ? unasked : 'no');
  const child = started(way.argv(readScript(script)));
  if ('why' in child) return child;
  const late = Promise.withResolvers<string>();
  const giveUp = () => late.resolve('late');
  way.signal?.addEventListener('abort', giveUp, {once: true});
  if (way.signal?.aborted) giveUp();
  const ears = listening(way, halves, (line) => void child.stdin?.write(line), late.resolve);
  const line = await begin(child, {
    first: script,
    // Where sudo may ask, it reads what comes next as the answer.
    program: way.become && way.answer !== null ? ears.asRoot.then(() => program) : program,
    door,
    late: late.promise,
    onNoise: ears.onNoise,
    onComplaint: ears.onComplaint,
  });
  ears.stop();
  way.signal?.removeEventListener('abort', giveUp);
  // Only who was entered says again and again that it lives.
  if (typeof line !== 'string') return door ? beating(line) : line;
  return {...whyNot(line, ears.heard()), complaint: ears.complaint(), exit: child.exitCode};
}

/** What the script and the command say until our program runs: the marks of the one, the questions and complaints of the other. */
function listening(way: Way, halves: readonly [string, string], say: (line: string) => void, late: (why: string) => void) {
  const asRoot = Promise.withResolvers<void>();
  let timer = way.show === null ? setTimeout(late, unattendedLimitMs, 'late') : undefined;
  let heard: readonly Sought[] = [];
  let complaint = '';
  let unshown = '';
  let answered = false;
  const limited = () => {
    clearTimeout(timer);
    timer = setTimeout(late, startLimitMs, 'late');
  };
  // Somebody who types a password may look for it first.
  const answer: Answer = async (question) => {
    if (way.show !== null) clearTimeout(timer);
    const line = (await way.answer?.(question)) ?? null;
    limited();
    if (line !== null) answered = true;
    return line;
  };
  // Where nobody sits, what was answered once and is asked for again was wrong.
  const giveUp = () => late(answered && way.show === null ? wrong : unanswered);
  const ask = answering({show: way.show ?? (() => undefined), answer, say, giveUp});
  return {
    asRoot: asRoot.promise,
    heard: () => heard,
    complaint: () => complaint,
    stop: () => clearTimeout(timer),
    onNoise(noise: Buffer) {
      const before = heard.length;
      heard = sought(noise, halves);
      if (before === heard.length) return;
      const last = heard.at(-1)!.is;
      limited();
      if (last === 'root') asRoot.resolve();
      if (last === 'asks') ask(unshown);
    },
    onComplaint(chunk: Buffer) {
      const text = chunk.toString('utf8');
      complaint = `${complaint}${text}`.slice(-complaintBytesMax);
      // Once a shell is there, nobody but sudo asks for anything any more.
      if (heard.length === 0) return way.show?.(text);
      if (heard.at(-1)!.is === 'asks') return ask(text);
      unshown += text;
    },
  };
}

const unanswered = 'nobody answered';
const wrong = 'the answer was wrong';

/** It keeps our terminal, on which its questions are asked, and our environment, in which it finds its agent. */
function started(argv: readonly string[]): ChildProcess | NoLine {
  const [file = '', ...args] = argv;
  try {
    return spawn(file, args, {stdio: ['pipe', 'pipe', 'pipe']});
  } catch (error) {
    return {why: 'cannot start', detail: (error as Error).message, complaint: '', exit: null};
  }
}

/** What the end of a way means, by what was heard before it. */
export function whyNot(ended: string, heard: readonly Sought[]): Pick<NoLine, 'why' | 'detail' | 'sudo'> {
  const last = heard.at(-1);
  if (last?.is === 'none') return {why: 'no node', detail: last.seen};
  if (last?.is === 'no sudo') return {why: 'no sudo', detail: last.words, sudo: last.because};
  if (ended.startsWith(wrong)) return {why: 'no sudo', detail: '', sudo: 'wrong'};
  if (ended.startsWith(unanswered)) return {why: 'no sudo', detail: '', sudo: 'unanswered'};
  if (last?.is === 'asks') return {why: 'no sudo', detail: ended, sudo: 'refused'};
  if (/ENOENT|EACCES/.test(ended)) return {why: 'cannot start', detail: ended};
  if (ended.startsWith('late')) return {why: 'late', detail: ended};
  const node = heard.findLast((one) => one.is === 'node');
  if (node !== undefined) return {why: 'no answer', detail: `${node.path}: ${ended}`};
  return last === undefined && ended.startsWith('it ended with exit 0') ? {why: 'no shell', detail: ended} : {why: 'ended', detail: ended};
}

/** The line, which ends by itself when nothing is heard from its other end. */
function beating(line: Line): Line {
  const lost = Promise.withResolvers<string>();
  const heart = heartbeat(
    () => line.say({is: 'alive'}),
    missedMax,
    () => {
      lost.resolve('nothing was heard from there for a quarter of a minute');
      line.end();
    },
  );
  void line.ended.then(heart.stop);
  return {
    ...line,
    ended: Promise.race([lost.promise, line.ended]),
    onMessage: (hear) =>
      line.onMessage((message) => {
        heart.heard();
        hear(message);
      }),
    end() {
      heart.stop();
      line.end();
    },
  };
}
