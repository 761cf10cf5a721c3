import type {Readable} from 'node:stream';
import type {Command, Unseen} from '../model/index.ts';
import {prepare} from './environment.ts';
import {createFamily, familyVariable} from './family.ts';
import {missingInterpreter, whyNotStartable} from './program.ts';
import {codeOf, messageOf, unseen, unseenFrom} from './unseen.ts';

/** Between the polite signal and the one that cannot be refused: time for a CLI to write its last lines. */
export const killGraceMs = 1500;

/** How long a pipe may stay open after its process has ended before we close it: someone in the background holds it. */
export const drainMs = 500;

export interface Child {
  /** The program that was really started, which is another one when the command runs as somebody else. */
  readonly file: string;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Asks the whole process group to end, and makes it after the grace. */
  kill(): void;
  readonly ended: Promise<ChildEnd>;
}

export interface ChildEnd {
  readonly exit: number | null;
  readonly signal: string | null;
  /** Set when it never started. */
  readonly unseen: Unseen | null;
}

/** Starts a command in a process group of its own, which dies with us. */
export async function startChild(command: Command): Promise<Child | Unseen> {
  try {
    return await start(command);
  } catch (error) {
    return unseen('garbled', `Starting ${command.argv[0] ?? ''}: ${messageOf(error)}.`);
  }
}

const howToStart = {
  cwd: '/',
  extendEnv: false,
  stdin: 'ignore',
  stdout: 'pipe',
  stderr: 'pipe',
  buffer: false,
  reject: false,
  killDescendants: true,
  forceKillAfterDelay: false,
  // Used when we end ourselves: there is no time left then to ask politely.
  killSignal: 'SIGKILL',
} as const;

async function start(command: Command): Promise<Child | Unseen> {
  const family = command.mayLeave ? null : createFamily(command.scratch ?? false);
  const marked = family === null ? command : {...command, env: {...command.env, [familyVariable]: family.mark}};
  const prepared = prepare(marked, family?.words ?? []);
  if ('seen' in prepared) {
    return prepared;
  }

  const program = command.argv[0] ?? '';
  const refusal = await whyNotStartable(program, prepared.env['PATH'] ?? '');
  if (refusal) {
    return refusal;
  }

  const {execa} = await import('execa');
  family?.begin();
  const child = execa(prepared.file, prepared.args, {...howToStart, env: prepared.env});
  let killed = false;
  const timers: NodeJS.Timeout[] = [];
  const later = (ms: number, act: () => void) => void timers.push(setTimeout(act, ms));
  const closePipes = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };

  const end = () => {
    child.kill('SIGKILL');
    killed = true;
    later(drainMs, closePipes);
  };

  child.nodeChildProcess.once('exit', () => later(drainMs, end));
  return {
    file: prepared.file,
    stdout: child.stdout,
    stderr: child.stderr,
    kill() {
      child.kill('SIGTERM');
      later(killGraceMs, end);
    },
    ended: child.then(async (result) => {
      timers.forEach(clearTimeout);
      // What the command left running would outlive the look.
      child.kill('SIGKILL');
      family?.end(child.pid, killed);
      const code = codeOf(result);
      const neverStarted = child.pid === undefined;
      return {
        exit: result.exitCode ?? null,
        signal: result.signal ?? null,
        unseen: !neverStarted
          ? null
          : code === 'ENOENT'
            ? await missingInterpreter(program)
            : unseenFrom(result.cause ?? result, `Starting ${program}`),
      };
    }),
  };
}
