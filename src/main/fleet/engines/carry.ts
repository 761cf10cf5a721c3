import {spawn} from 'node:child_process';

export interface Carrying {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input: Buffer | null;
  /** It is killed then, whatever it does. */
  readonly limitMs: number;
  onLine(line: string, from: 'stdout' | 'stderr'): void;
}

/** Runs an engine in a session of its own, so that nothing that it starts can ask anything on our terminal. Resolves with how it ended. */
export function carry({argv, env, input, limitMs, onLine}: Carrying): Promise<string> {
  const [file = '', ...args] = argv;
  const child = spawn(file, args, {stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: {...process.env, ...env}});
  const stop = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const timer = setTimeout(stop, limitMs);
  process.once('exit', stop);
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? undefined);
  for (const from of ['stdout', 'stderr'] as const) onLines(child[from], (line) => onLine(line, from));
  return new Promise((resolve) => {
    const end = (how: string) => {
      clearTimeout(timer);
      process.removeListener('exit', stop);
      resolve(how);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (exit, signal) => end(`it ended with ${signal ?? `exit ${exit}`}`));
  });
}

function onLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let held = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = `${held}${chunk}`.split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  });
  stream.on('end', () => held !== '' && onLine(held));
}
