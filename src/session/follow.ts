import type {Command, Event, Host, LogLine} from '../model/index.ts';

export interface LogFollower {
  alive(): boolean;
  stop(): void;
}

/** Lines that come together become one event; a pane that changes more often than this cannot be read. */
const gatherMs = 500;
/** A burst beyond this is in the next whole look; the line in between says so. */
const linesMax = 200;
/** A whole look judges what came, at most this often: it costs a child of its own. */
const judgeEveryMs = 5000;

/** Follows the journal: new lines are shown at once and judged soon after. */
export function followLog({
  host,
  command,
  parse,
  dispatch,
  settled,
}: {
  readonly host: Host;
  readonly command: Command;
  parse(line: string): LogLine | null;
  dispatch(event: Event): void;
  settled(): void;
}): LogFollower {
  const ending = new AbortController();
  let gathered: LogLine[] = [];
  let missed = 0;
  let flushing = false;
  let judging = false;
  let alive = true;

  const following = host.follow(command, (raw) => {
    const line = parse(raw);
    if (line === null || ending.signal.aborted) return;
    if (gathered.length < linesMax) gathered.push(line);
    else missed += 1;
    if (!flushing) void flush();
    if (!judging) void judge();
  });
  void following.ended.then(() => {
    alive = false;
  });

  return {
    alive: () => alive,
    stop() {
      alive = false;
      ending.abort();
      following.stop();
    },
  };

  async function flush(): Promise<void> {
    flushing = true;
    await host.clock.sleep(gatherMs, ending.signal);
    flushing = false;
    if (ending.signal.aborted || gathered.length === 0) return;
    const last = gathered.at(-1)!;
    const lines =
      missed === 0
        ? gathered
        : [...gathered, {...last, text: `… ${missed} more lines came within ${gatherMs} ms; they are in the journal`}];
    gathered = [];
    missed = 0;
    dispatch({type: 'logged', at: host.clock.now(), lines});
  }

  async function judge(): Promise<void> {
    judging = true;
    await host.clock.sleep(judgeEveryMs, ending.signal);
    judging = false;
    if (!ending.signal.aborted) settled();
  }
}
