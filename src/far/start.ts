import type {ChildProcess} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import type {Unseen} from '../model/index.ts';
import {bootArgv} from './boot.ts';
import type {Carrier} from './carrier.ts';
import {createUnframer, frame} from './frames.ts';
import {countersign, type FromFar, protocol, type Ready, type ToFar} from './messages.ts';

/** A Node on a loaded machine takes a second to start, one behind a slow line some more. */
const helloLimitMs = 15_000;

/** More than this is no greeting. */
const noiseBytesMax = 256 * 1024;

export interface Line {
  readonly ready: Ready;
  say(message: ToFar): void;
  /** Called with every message after `ready`. */
  onMessage(hear: (message: FromFar) => void): void;
  /** Resolves with the reason when nothing can be said or heard any more. */
  readonly ended: Promise<string>;
  end(): void;
}

export interface Beginning {
  /** What is sent before the packed program. */
  readonly first?: Buffer;
  readonly program: Buffer | Promise<Buffer>;
  readonly door: boolean;
  /** The reason to wait no longer. */
  readonly late: Promise<string>;
  /** Gets all that has come before the countersign, whenever that has become more. */
  onNoise?(noise: Buffer): void;
  onComplaint?(chunk: Buffer): void;
}

/** Starts the far side with the first of these Nodes that can run it. */
export async function startFar(carrier: Carrier, nodes: readonly string[], program: Buffer): Promise<Line | Unseen> {
  const reasons: string[] = [];
  for (const node of nodes) {
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(late.resolve, helloLimitMs, `no answer within ${helloLimitMs} ms`);
    const line = await begin(carrier(bootArgv(node, program.length)), {program, door: false, late: late.promise});
    clearTimeout(timer);
    if (typeof line !== 'string') return line;
    reasons.push(`${node}: ${line}`);
  }
  return {seen: false, why: 'unreachable', detail: `No Node could carry the far side (${reasons.join('; ') || 'none is known'}).`};
}

/** Speaks with what a carrier has started, or says in a few words why that is not the far side. */
export async function begin(child: ChildProcess, {first, program, door, late, onNoise, onComplaint}: Beginning): Promise<Line | string> {
  const {stdin, stdout, stderr} = child;
  if (stdin === null || stdout === null || stderr === null) return 'it gives no pipes';
  let complaint = '';
  stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString('utf8')}`.slice(-500);
    onComplaint?.(chunk);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (exit, signal) => resolve(`it ended with ${signal ?? `exit ${exit}`}${lastLine(complaint)}`));
    // A pipe breaks a moment before the end is told that broke it; one that lives without its pipe is of no use.
    for (const pipe of [stdin, stdout]) pipe.on('error', () => void child.kill('SIGTERM'));
  });
  const end = () => {
    stdin.destroy();
    child.kill('SIGTERM');
  };
  const mark = randomBytes(16).toString('hex');
  const say = (message: ToFar) => void stdin.write(frame(message));
  let hear: (message: FromFar) => void = () => undefined;
  const ready = new Promise<Ready>((resolve) => {
    hear = (message) => {
      if (message.is === 'ready') resolve(message);
    };
  });
  listen(stdout, countersign(mark), {hear: (message) => hear(message), end, onNoise});
  const send = (bytes: Buffer) => {
    stdin.write(bytes);
    say({is: 'hello', protocol, mark, door});
  };
  if (first !== undefined) stdin.write(first);
  if (Buffer.isBuffer(program)) send(program);
  else void program.then(send);
  const answer = await Promise.race([ready, ended, late.then((why) => `${why}${lastLine(complaint)}`)]);
  if (typeof answer === 'string' || answer.protocol !== protocol) {
    end();
    return typeof answer === 'string' ? answer : `it speaks protocol ${answer.protocol}, not ${protocol}`;
  }
  const onMessage = (other: typeof hear) => {
    hear = other;
  };
  // Whoever waits for an answer holds the process; the pipe alone does not.
  child.unref();
  for (const stream of [stdin, stdout, stderr]) (stream as Partial<{unref(): void}>).unref?.();
  return {ready: answer, say, onMessage, ended, end};
}

interface Ears {
  hear(message: FromFar): void;
  end(): void;
  readonly onNoise: Beginning['onNoise'];
}

/** Passes over everything before the countersign, and takes what comes after it apart. */
function listen(stdout: NodeJS.ReadableStream, sign: Buffer, {hear, end, onNoise}: Ears): void {
  let noise: Buffer | null = Buffer.alloc(0);
  const unframe = createUnframer((message) => hear(message as FromFar));
  stdout.on('data', (chunk: Buffer) => {
    try {
      if (noise === null) return unframe(chunk);
      noise = Buffer.concat([noise, chunk]);
      const at = noise.indexOf(sign);
      onNoise?.(at === -1 ? noise : noise.subarray(0, at));
      if (at === -1) return noise.length > noiseBytesMax ? end() : undefined;
      const rest = noise.subarray(at + sign.length);
      noise = null;
      unframe(rest);
    } catch {
      // What comes is no message: whoever is there, it is not our far side any more.
      end();
    }
  });
}

function lastLine(text: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  return last === '' ? '' : `: ${last}`;
}
