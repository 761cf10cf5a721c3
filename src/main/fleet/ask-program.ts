import {execFile} from 'node:child_process';

/** What a program of the responder's own said, in his own environment. */
export type Told =
  | {readonly is: 'told'; readonly stdout: string; readonly stderr: string}
  | {readonly is: 'missing'}
  | {readonly is: 'failed'; readonly how: string; readonly stderr: string};

/** A dynamic inventory asks a cloud, which takes a while. */
const limitMs = 120_000;
const bytesMax = 64 * 1024 * 1024;

/** Nothing is typed into it; it is killed at its limit. */
export function askProgram(file: string, args: readonly string[]): Promise<Told> {
  return new Promise((resolve) => {
    const child = execFile(file, [...args], {timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: bytesMax}, (error, stdout, stderr) => {
      if (error === null) return resolve({is: 'told', stdout, stderr});
      if (error.code === 'ENOENT') return resolve({is: 'missing'});
      resolve({is: 'failed', how: howItEnded(error), stderr});
    });
    child.stdin?.end();
  });
}

function howItEnded(error: {
  readonly killed?: boolean;
  readonly code?: string | number | null;
  readonly signal?: string | null;
  message: string;
}): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `printed more than ${bytesMax / 1024 / 1024} MB`;
  if (error.killed) return `gave no answer within ${limitMs / 1000} s`;
  if (typeof error.code === 'number') return `ended with exit ${error.code}`;
  return error.signal ? `was ended by ${error.signal}` : `could not be started (${error.code ?? error.message})`;
}
