import type {Captured, Command, Look, Ran} from '../model/index.ts';
import {createCapture} from './capture.ts';
import {startChild} from './child.ts';
import {ownUser} from './environment.ts';
import {afterLimit} from './limit.ts';
import type {Limiter} from './limiter.ts';
import {makeScratch, removeScratch} from './scratch.ts';
import {wrapperFailure} from './wrapper-failure.ts';

/** Runs one command to its end, its limit or the responder's stop, and returns what it said so far in each case. */
export async function run(command: Command, limiter: Limiter): Promise<Look<Ran>> {
  const leave = await limiter.enter(command.signal);
  if (!leave) {
    return {seen: true, value: stoppedBeforeStart(command)};
  }

  try {
    return await (command.scratch ? runInScratch(command) : runNow(command));
  } finally {
    leave();
  }
}

/** Where no folder can be made, as on a full disk, the command runs without one. */
async function runInScratch(command: Command): Promise<Look<Ran>> {
  const self = ownUser();
  const owner = command.as !== undefined && command.as.uid !== self.uid ? command.as : null;
  const scratch = await makeScratch(command.as?.uid ?? self.uid, owner).catch(() => null);
  if (scratch === null) return runNow(command);
  try {
    return await runNow({...command, env: {...command.env, ...scratch.env}});
  } finally {
    await removeScratch(scratch, owner === null ? null : (argv) => runNow({argv, limitMs: removalLimitMs, keepBytes: 1000, as: owner}));
  }
}

const removalLimitMs = 10_000;

async function runNow(command: Command): Promise<Look<Ran>> {
  const startedAt = performance.now();
  const child = await startChild(command);
  if ('seen' in child) {
    return child;
  }

  const stdout = createCapture(command.keepBytes);
  const stderr = createCapture(command.keepBytes);
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));

  let cause: 'limit' | 'stopped' | null = null;
  const endBecause = (why: 'limit' | 'stopped') => {
    if (cause === null) {
      cause = why;
      child.kill();
    }
  };

  const timer = afterLimit(command.limitMs, () => endBecause('limit'));
  const onStop = () => endBecause('stopped');
  command.signal?.addEventListener('abort', onStop, {once: true});
  if (command.signal?.aborted) {
    onStop();
  }

  const {exit, signal, unseen} = await child.ended;
  clearTimeout(timer);
  command.signal?.removeEventListener('abort', onStop);
  if (unseen) {
    return unseen;
  }

  const ran: Ran = {
    argv: command.argv,
    ended: cause ?? (signal === null ? 'exit' : 'signal'),
    exit,
    signal,
    tookMs: Math.round(performance.now() - startedAt),
    stdout: stdout.end(),
    stderr: stderr.end(),
  };
  return wrapperFailure(child.file, ran) ?? {seen: true, value: ran};
}

/** Of a command that never began. */
export function stoppedBeforeStart(command: Command): Ran {
  return {argv: command.argv, ended: 'stopped', exit: null, signal: null, tookMs: 0, stdout: nothing, stderr: nothing};
}

const nothing: Captured = {text: '', bytes: 0, lines: 0, cut: null, sha256: null};
