import type {Clock} from '../../model/index.ts';

export interface Timer {
  cancel(): void;
}

/** The time of a world: what is due happens in order, whether the world is being built or lived in. */
export interface Time {
  /** The world's own now: while something happens, the moment for which it was due. */
  now(): number;
  at(when: number, what: () => void): Timer;
  after(ms: number, what: () => void): Timer;
  /** Lets everything happen that is due until then; used while a world is built, and to live through a past again. */
  runTo(when: number): void;
  /** From here on the world's time passes as the clock's does. */
  follow(clock: Clock): void;
  /** Lets everything happen that is due by now. */
  catchUp(): void;
  /** Time that an answer takes in the world. Only a part of it is waited for. */
  spend(ms: number, signal?: AbortSignal): Promise<void>;
  /** When the next thing is due; null when nothing is. */
  nextAt(): number | null;
  /** What the console sees of it. */
  readonly clock: Clock;
}

interface Due {
  readonly when: number;
  readonly order: number;
  readonly what: () => void;
}

/** Nobody learns anything from waiting: a minute of the world costs this long at most. */
const waitedMsMax = 2_500;

/** A share of the real time is kept so that a slow answer still feels slower than a quick one. */
const waitedShare = 1 / 8;

/** Answers of this length come at once, as they do to the eye. */
const unnoticedMs = 100;

export function createTime(start: number): Time {
  let current = start;
  let order = 0;
  const due: Due[] = [];
  let live: {readonly clock: Clock; readonly from: number; readonly base: number; skippedMs: number} | null = null;

  const outside = (): number => (live === null ? current : live.base + (live.clock.now() - live.from) + live.skippedMs);

  const runTo = (when: number): void => {
    for (let first = due[0]; first !== undefined && first.when <= when; first = due[0]) {
      due.shift();
      current = Math.max(current, first.when);
      first.what();
    }
    current = Math.max(current, when);
  };

  const at = (when: number, what: () => void): Timer => {
    const entry: Due = {when: Math.max(when, current), order: order++, what};
    let low = 0;
    let high = due.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = due[middle] as Due;
      if (other.when < entry.when || (other.when === entry.when && other.order < entry.order)) low = middle + 1;
      else high = middle;
    }
    due.splice(low, 0, entry);
    return {
      cancel() {
        const place = due.indexOf(entry);
        if (place >= 0) due.splice(place, 1);
      },
    };
  };

  const spend = async (ms: number, signal?: AbortSignal): Promise<void> => {
    const until = outside() + ms;
    const waitMs = ms <= unnoticedMs ? 0 : Math.min(ms, waitedMsMax, unnoticedMs + ms * waitedShare);
    if (live !== null && waitMs > 0) await live.clock.sleep(waitMs, signal);
    if (live !== null && !signal?.aborted && outside() < until) live.skippedMs += until - outside();
    if (live === null) runTo(until);
    else runTo(outside());
  };

  return {
    now: () => current,
    at,
    after: (ms, what) => at(current + ms, what),
    runTo,
    follow(clock) {
      live = {clock, from: clock.now(), base: current, skippedMs: 0};
    },
    catchUp: () => runTo(outside()),
    spend,
    nextAt: () => due[0]?.when ?? null,
    clock: {
      now: () => Math.round(outside()),
      sleep: async (ms, signal) => (live === null ? runTo(current + ms) : live.clock.sleep(ms, signal)),
    },
  };
}
