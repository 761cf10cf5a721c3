import {type IPty, spawn} from '@lydell/node-pty';

export interface Start {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
}

/** A program in a real terminal with the raw bytes that it writes; no emulator stands between the bytes and the clock. */
export interface Running {
  readonly pty: IPty;
  bytes(): string;
  /** Milliseconds since the start at which the bytes from `from` on first matched. */
  seen(what: RegExp, from?: number, limitMs?: number): Promise<number>;
  /** Resolves when nothing was written for that long. */
  quiet(ms: number): Promise<void>;
  /** Asks it to end, and makes it after a while; resolves with the milliseconds since the start. */
  end(): Promise<number>;
  readonly ended: Promise<number>;
}

export function run({argv, env, columns = 120, rows = 40}: Start): Running {
  const startedAt = performance.now();
  const pty = spawn(argv[0]!, argv.slice(1) as string[], {cols: columns, rows, cwd: '/', name: 'xterm-256color', env});
  const since = () => performance.now() - startedAt;
  let raw = '';
  const watching = new Set<() => void>();
  pty.onData((data) => {
    raw += data;
    for (const look of watching) look();
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(() => resolve(since()));
  });
  return {
    pty,
    ended,
    bytes: () => raw,
    seen(what, from = 0, limitMs = 30_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (what.test(from === 0 ? raw : raw.slice(from))) done(() => resolve(since()));
        };
        const timer = setTimeout(
          () => done(() => reject(new Error(`${argv.join(' ')} never wrote ${what}; its last bytes: ${JSON.stringify(raw.slice(-300))}`))),
          limitMs,
        );
        const done = (act: () => void) => {
          clearTimeout(timer);
          watching.delete(look);
          act();
        };
        watching.add(look);
        look();
      });
    },
    quiet(ms) {
      return new Promise((resolve) => {
        const done = () => {
          watching.delete(look);
          resolve();
        };
        let timer = setTimeout(done, ms);
        const look = () => {
          clearTimeout(timer);
          timer = setTimeout(done, ms);
        };
        watching.add(look);
      });
    },
    async end() {
      try {
        pty.kill('SIGTERM');
      } catch {
        /* it has ended */
      }
      const timer = setTimeout(() => {
        try {
          pty.kill('SIGKILL');
        } catch {
          /* it has ended */
        }
      }, 3000);
      const at = await ended;
      clearTimeout(timer);
      return at;
    },
  };
}
