import {PassThrough, Writable} from 'node:stream';
import {render} from 'ink';
import {App} from '../../../screens/App.tsx';
import {noLibrary} from '../../../screens/library.ts';
import type {ConsoleState, ConsoleStore} from '../../../screens/state.ts';
import {unicodeGlyphs} from '../../../screens/theme.ts';
import type {Session} from '../../../src/model/index.ts';
import {shortened} from '../../../src/terminal/index.ts';
import {now} from '../../fixtures/walk.ts';

/** The console's own screens on a terminal that only counts: what is written for a change, and when it was. */
export interface Screen {
  /** Everything written since the last call. */
  taken(): string;
  show(session: Session): void;
  press(key: string): void;
  /** Resolves when a frame has been drawn since the last call. */
  drawn(): Promise<void>;
  close(): void;
}

const endOfFrame = '\u001B[?2026l';

export function openScreen(session: Session, columns = 120, rows = 40): Screen {
  let state: ConsoleState = {stage: {is: 'walking', session}, drill: false, now, busy: false, problem: null, redraws: 0, replay: null};
  const watchers = new Set<() => void>();
  const store: ConsoleStore = {
    get: () => state,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    act: () => {},
    choose: () => {},
    story: () => null,
    tour: () => null,
    library: noLibrary,
    suspects: () => [],
    acts: () => [],
    ticket: () => '# Rungs ticket\n\ntext',
  };
  let written = '';
  let frames = 0;
  let waiting: (() => void) | null = null;
  const output = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        written += shortened(String(chunk));
        if (String(chunk).includes(endOfFrame)) {
          frames += 1;
          waiting?.();
        }
        done();
      },
    }),
    {isTTY: true, columns, rows},
  );
  const input = Object.assign(new PassThrough({encoding: 'utf8'}), {
    isTTY: true,
    setRawMode: () => input,
    ref: () => input,
    unref: () => input,
  });
  const instance = render(<App store={store} glyphs={unicodeGlyphs} theme="dark" onSuspend={async () => {}} onRedraw={() => {}} />, {
    stdout: output as unknown as NodeJS.WriteStream,
    stdin: input as unknown as NodeJS.ReadStream,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    // As fast as it can: what limits the shipped console to fewer frames is not what is measured here.
    maxFps: 1000,
  });
  return {
    taken() {
      const all = written;
      written = '';
      return all;
    },
    show(next) {
      state = {...state, stage: {is: 'walking', session: next}};
      for (const watcher of watchers) watcher();
    },
    press: (key) => {
      input.push(key);
    },
    drawn: () =>
      new Promise((resolve) => {
        if (frames > 0) {
          frames = 0;
          resolve();
          return;
        }
        waiting = () => {
          waiting = null;
          frames = 0;
          resolve();
        };
      }),
    close: () => instance.unmount(),
  };
}
