import {StringDecoder} from 'node:string_decoder';

type Keys = Pick<NodeJS.ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;

/** One line from the terminal of which nothing is shown while it is typed; null where it is broken off by ctrl-c, ctrl-d or ctrl-\. */
export function unseenLine(terminal: Keys): Promise<string | null> {
  const {promise, resolve} = Promise.withResolvers<string | null>();
  const decoder = new StringDecoder('utf8');
  let typed: readonly string[] = [];
  const end = (line: string | null) => {
    terminal.off('data', hear);
    terminal.pause();
    terminal.setRawMode(false);
    resolve(line);
  };
  const hear = (chunk: Buffer | string) => {
    for (const key of typeof chunk === 'string' ? chunk : decoder.write(chunk)) {
      if (key === '\r' || key === '\n') return end(typed.join(''));
      if (givesUp.has(key)) return end(null);
      typed = after(typed, key);
    }
  };
  terminal.setRawMode(true);
  terminal.on('data', hear);
  terminal.resume();
  return promise;
}

const givesUp: ReadonlySet<string> = new Set(['\u0003', '\u0004', '\u001C']);

/** As a terminal edits a line: backspace takes one away, ctrl-u all. */
function after(typed: readonly string[], key: string): readonly string[] {
  if (key === '\u0008' || key === '\u007F') return typed.slice(0, -1);
  if (key === '\u0015') return [];
  return key < ' ' ? typed : [...typed, key];
}
