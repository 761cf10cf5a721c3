import {render} from 'ink';
import type {ReactNode} from 'react';
import {App} from '../../screens/App.tsx';
import type {ConsoleStore} from '../../screens/state.ts';
import {asciiGlyphs, type Glyphs, type ThemeName, themeFor, unicodeGlyphs} from '../../screens/theme.ts';
import {clipboardSequence, neverBlocking, oneKeyAtATime, restoreAtExit, takesUtf8} from '../terminal/index.ts';

/** The store drawn on this process's terminal, until it is left. */
export interface Screen {
  /** Resolves when drawing has ended by itself, rejects with the reason where something cannot be drawn. */
  readonly gone: Promise<unknown>;
  /** The line has taken nothing for a while. */
  stalled(): boolean;
  copy(text: string): void;
  /** Puts the terminal back; takes no longer than a moment, whatever the line does. */
  leave(): Promise<void>;
}

/** Everything on the screen changes at most this often; faster only costs CPU and bytes on a bad line. */
const maxFps = 20;
const leaveLimitMs = 500;

export function openScreen(store: ConsoleStore, onSuspend: () => Promise<void>): Screen {
  return openDrawn((parts) => <App store={store} onSuspend={onSuspend} {...parts} />);
}

/** What depends on this terminal. */
export interface TerminalParts {
  readonly glyphs: Glyphs;
  readonly theme: ThemeName;
  onRedraw(on: boolean): void;
}

/** Anything on the whole of this process's terminal. */
export function openDrawn(draw: (parts: TerminalParts) => ReactNode): Screen {
  const output = neverBlocking(process.stdout);
  const input = oneKeyAtATime(process.stdin as NodeJS.ReadStream & {fd: number});
  const restoring = restoreAtExit(() => process.stdin.setRawMode?.(false));
  const glyphs = takesUtf8(process.env) ? unicodeGlyphs : asciiGlyphs;
  const instance = render(draw({glyphs, theme: themeFor(process.env), onRedraw: output.stay}), {
    stdout: output,
    stdin: input,
    stderr: process.stderr,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    // Ink takes any CI variable, even an empty one, for "no terminal".
    interactive: true,
    maxFps,
  });
  return {
    gone: instance.waitUntilExit(),
    stalled: output.stalled,
    copy: (text) => void output.write(clipboardSequence(text, process.env).bytes),
    async leave() {
      instance.unmount();
      // A stalled line gets no more than this; the way out then restores what it can.
      await Promise.race([
        instance
          .waitUntilExit()
          .catch(() => {})
          .then(() => new Promise<void>((resolve) => output.end(resolve)))
          .then(restoring.done),
        new Promise((resolve) => setTimeout(resolve, leaveLimitMs)),
      ]);
      // A thread that waits in write(2) would be joined at exit, for as long as the line is stalled; a signal does not wait.
      if (!output.stalled()) return;
      process.removeAllListeners('SIGTERM');
      process.kill(process.pid, 'SIGTERM');
    },
  };
}
