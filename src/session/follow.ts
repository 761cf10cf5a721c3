import type {Command, Event, Host, LogLine, LogNews} from '../model/index.ts';

export interface LogFollower {
  alive(): boolean;
  /** From here on new lines are handed on; what came before is, too, unless it is among these. */
  handOn(known: readonly LogLine[]): void;
  stop(): void;
}

/** Lines that come together become one event; a pane that changes more often than this cannot be read. */
const gatherMs = 500;
/** A burst beyond this is in the journal; the line in between says so. */
const linesMax = 200;

/** Follows the journal: new lines are shown and judged as they come. */
export function followLog({
  host,
  command,
  news,
  dispatch,
}: {
  readonly host: Host;
  readonly command: Command;
  news(raw: readonly string[]): LogNews;
  dispatch(event: Event & {type: 'logged'}): void;
}): LogFollower {
  const ending = new AbortController();
  let gathered: string[] = [];
  let missed = 0;
  let known: readonly LogLine[] | null = null;
  let flushing = false;
  let alive = true;

  const following = host.follow(command, (raw) => {
    if (ending.signal.aborted) return;
    if (gathered.length < linesMax) gathered.push(raw);
    else missed += 1;
    void flush();
  });
  void following.ended.then(() => {
    alive = false;
  });

  return {
    alive: () => alive,
    handOn(lines) {
      known = lines;
      void flush();
    },
    stop() {
      alive = false;
      ending.abort();
      following.stop();
    },
  };

  async function flush(): Promise<void> {
    if (flushing || known === null) return;
    flushing = true;
    await host.clock.sleep(gatherMs, ending.signal);
    flushing = false;
    if (ending.signal.aborted || gathered.length === 0) return;
    const fresh = news(known.length === 0 ? gathered : gathered.filter((raw) => !isAmong(news([raw]), known!)));
    const lines = missed === 0 ? fresh.lines : [...fresh.lines, ...fresh.lines.slice(-1).map((last) => ({...last, text: left(missed)}))];
    gathered = [];
    missed = 0;
    known = [];
    if (lines.length > 0) dispatch({type: 'logged', at: host.clock.now(), news: {...fresh, lines}});
  }
}

function isAmong({lines}: LogNews, known: readonly LogLine[]): boolean {
  return lines.every((line) => known.some((other) => other.at === line.at && other.pid === line.pid && other.text === line.text));
}

function left(lines: number): string {
  return `… ${lines} more lines came within ${gatherMs} ms; they are in the journal`;
}
