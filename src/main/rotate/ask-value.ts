import {fstatSync, readSync} from 'node:fs';
import {isatty} from 'node:tty';

export type Given = {readonly value: string} | {readonly problem: string};

/** A secret of more than this is a key with a form of its own. */
const bytesMax = 8192;

/** From a file descriptor that whoever started us has opened: `3< file`, a pipe, a process substitution. One line end at its end is none of it. */
export function fromDescriptor(descriptor: number): Given {
  try {
    if (isatty(descriptor))
      return {problem: `descriptor ${descriptor} is a terminal, which would show it; leave out --from-fd and type it`};
    fstatSync(descriptor);
    const bytes = Buffer.alloc(bytesMax + 1);
    let length = 0;
    for (;;) {
      const got = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (got === 0) break;
      length += got;
      if (length > bytesMax) return {problem: `descriptor ${descriptor} gives more than ${bytesMax} bytes, which no credential has`};
    }
    const text = bytes.subarray(0, length).toString('utf8');
    bytes.fill(0);
    return {value: text.replace(/\r?\n$/, '')};
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    return {
      problem: `descriptor ${descriptor} cannot be read${code === 'EBADF' ? ': nothing was opened under that number (3< file opens 3)' : ''}`,
    };
  }
}

/** Typed twice, and shown nowhere. Null = there is no terminal. */
export async function typedUnseen(name: string): Promise<Given | null> {
  const {stdin} = process;
  if (!stdin.isTTY || !process.stdout.isTTY) return null;
  const first = await typedLine(`new value of ${name} (it is not shown): `);
  if (first === null) return {problem: 'nothing was typed'};
  const second = await typedLine('the same once more: ');
  return first === second ? {value: first} : {problem: second === null ? 'it was not typed a second time' : 'the two are not the same'};
}

/** One line without echo; null where ctrl-c, ctrl-d or the end of the terminal came first. */
function typedLine(question: string): Promise<string | null> {
  const {stdin, stdout} = process;
  return new Promise((resolve) => {
    const decoder = new TextDecoder();
    let typed = '';
    const finish = (line: string | null): void => {
      stdin.off('data', hear);
      stdin.off('end', gone);
      stdin.off('error', gone);
      for (const signal of signals) process.off(signal, gone);
      stdin.setRawMode(false);
      stdin.pause();
      stdout.write('\n');
      resolve(line);
    };
    const gone = (): void => finish(null);
    const hear = (bytes: Buffer): void => {
      // What a terminal sends for arrows, and around what is pasted, is no part of it.
      for (const letter of decoder.decode(bytes, {stream: true}).replaceAll(/\u001B\[[\d;?]*[ -/]*[@-~]/g, '')) {
        if (letter === '\r' || letter === '\n') return finish(typed);
        if (letter === '\u0003' || letter === '\u0004') return finish(null);
        typed = letter === '\u007F' || letter === '\b' ? [...typed].slice(0, -1).join('') : letter === '\u0015' ? '' : typed + letter;
      }
    };
    stdin.setRawMode(true);
    stdout.write(question);
    stdin.on('data', hear);
    stdin.once('end', gone);
    stdin.once('error', gone);
    for (const signal of signals) process.once(signal, gone);
    stdin.resume();
  });
}

/** The terminal shows again what is typed, whatever ends it. */
const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** What may be said of a value: how long it is and of what, so that a slip is seen. */
export function shapeOf(value: string): string {
  const kinds = [
    /[a-z]/.test(value) ? 'small letters' : null,
    /[A-Z]/.test(value) ? 'capitals' : null,
    /\d/.test(value) ? 'digits' : null,
    /[^A-Za-z0-9]/.test(value) ? 'signs' : null,
  ].filter((kind) => kind !== null);
  return `${[...value].length} characters: ${kinds.join(', ')}`;
}
