import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A real process in a real pseudo-terminal, with a terminal emulator that shows what a person would see. */
export interface Terminal {
  readonly pty: IPty;
  /** The rows as text, without trailing blanks. */
  screen(): readonly string[];
  /** Resolves when the screen satisfies the condition; rejects with the screen as it stands when it never does, or when the process ends. */
  until(what: string, seen: (screen: string) => boolean, limitMs?: number): Promise<string>;
  press(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Every byte the process wrote. */
  bytes(): string;
  readonly alternate: () => boolean;
  readonly ended: Promise<{readonly exitCode: number; readonly signal: number}>;
  kill(signal?: string): void;
}

export interface TerminalOptions {
  readonly argv: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function openTerminal({argv, columns = 80, rows = 24, env = {}, cwd}: TerminalOptions): Terminal {
  const emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
  // Built from scratch: a test runner sets CI and NO_COLOR, and both change what a terminal program does.
  const pty = spawn(argv[0]!, argv.slice(1) as string[], {
    cols: columns,
    rows,
    cwd: cwd ?? process.cwd(),
    name: env['TERM'] ?? 'xterm-256color',
    env: {PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env},
  });
  let raw = '';
  let shownBytes = 0;
  // A frame can come in two pieces; until its last byte is there a person's terminal shows the one before.
  const torn = () => raw.lastIndexOf('\u001B[?2026h', shownBytes) > raw.lastIndexOf('\u001B[?2026l', shownBytes);
  let waiting: (() => void)[] = [];
  let gone = false;
  const changed = () => {
    for (const check of waiting) check();
  };
  pty.onData((data) => {
    raw += data;
    emulator.write(data, () => {
      shownBytes += data.length;
      changed();
    });
  });
  // The emulator's answers (cursor position and the like) go back to the program, as a real terminal's do.
  emulator.onData((data) => pty.write(data));
  const ended = new Promise<{exitCode: number; signal: number}>((resolve) => {
    pty.onExit(({exitCode, signal}) =>
      emulator.write('', () => {
        gone = true;
        changed();
        resolve({exitCode, signal: signal ?? 0});
      }),
    );
  });
  const screen = () =>
    Array.from(
      {length: emulator.rows},
      (_, index) => emulator.buffer.active.getLine(emulator.buffer.active.viewportY + index)?.translateToString(true) ?? '',
    );
  return {
    pty,
    screen,
    ended,
    alternate: () => emulator.buffer.active.type === 'alternate',
    bytes: () => raw,
    press: (keys) => pty.write(keys),
    resize(width, height) {
      emulator.resize(width, height);
      pty.resize(width, height);
    },
    kill: (signal) => pty.kill(signal),
    until(what, seen, limitMs = 15_000) {
      return new Promise((resolve, reject) => {
        const done = (act: () => void) => {
          clearTimeout(timer);
          waiting = waiting.filter((one) => one !== check);
          act();
        };
        const check = () => {
          if (torn()) return;
          const text = screen().join('\n');
          if (seen(text)) done(() => resolve(text));
          else if (gone) fail('before the process ended');
        };
        const fail = (when: string) => done(() => reject(new Error(`never on the screen ${when}: ${what}\n${screen().join('\n')}`)));
        const timer = setTimeout(() => fail(`within ${limitMs} ms`), limitMs);
        waiting.push(check);
        check();
      });
    },
  };
}
