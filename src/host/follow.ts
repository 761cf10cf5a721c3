import type {Command, Following} from '../model/index.ts';
import {startChild} from './child.ts';
import {afterLimit} from './limit.ts';
import type {Limiter} from './limiter.ts';
import {createLines} from './lines.ts';

/** Keeps one child running and hands over its lines until it ends or is stopped. `limitMs` is its longest life. */
export function follow(command: Command, onLine: (line: string) => void, limiters: readonly Limiter[]): Following {
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  command.signal?.addEventListener('abort', onAbort, {once: true});
  if (command.signal?.aborted) {
    stop.abort();
  }

  const ended = followUntil(command, onLine, limiters, stop.signal).finally(() => command.signal?.removeEventListener('abort', onAbort));
  return {stop: () => stop.abort(), ended};
}

async function followUntil(
  command: Command,
  onLine: (line: string) => void,
  limiters: readonly Limiter[],
  stop: AbortSignal,
): Promise<string> {
  const name = command.argv[0] ?? 'The command';
  const leaves: (() => void)[] = [];
  try {
    for (const limiter of limiters) {
      const leave = await limiter.enter(stop);
      if (!leave) {
        return `${name} was stopped before it started.`;
      }

      leaves.push(leave);
    }

    const child = await startChild(command);
    if ('seen' in child) {
      return child.detail;
    }

    let lastComplaint = '';
    const out = createLines((line) => {
      if (!stop.aborted) {
        onLine(line);
      }
    });
    const err = createLines((line) => {
      lastComplaint = line.trim() || lastComplaint;
    });
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const kill = () => child.kill();
    const timer = afterLimit(command.limitMs, kill);
    stop.addEventListener('abort', kill, {once: true});
    if (stop.aborted) {
      kill();
    }

    const {exit, signal, unseen} = await child.ended;
    clearTimeout(timer);
    out.end();
    err.end();
    if (unseen) {
      return unseen.detail;
    }

    const complaint = lastComplaint === '' ? '' : ` It said: ${lastComplaint}`;
    return stop.aborted
      ? `${name} was stopped.`
      : signal === null
        ? `${name} ended by itself with exit ${exit}.${complaint}`
        : `${name} was ended by ${signal}.${complaint}`;
  } finally {
    leaves.forEach((leave) => leave());
  }
}
