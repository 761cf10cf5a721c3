export interface Heartbeat {
  /** Something came. */
  heard(): void;
  stop(): void;
}

/** Some twenty bytes each way as often as this: a cable that was cut says nothing, and sshd may hold its side of it for hours. */
const everyMs = 5000;

/**
 * Says again and again that we live, and notices when nothing comes any more. Beats are counted, not time: a process that was suspended, or
 * a computer that slept, has heard nothing for long and is still connected.
 */
export function heartbeat(say: () => void, missedMax: number, lost: () => void): Heartbeat {
  let missed = 0;
  const timer = setInterval(() => {
    missed += 1;
    if (missed > missedMax) {
      clearInterval(timer);
      return lost();
    }
    say();
  }, everyMs);
  timer.unref();
  return {
    heard() {
      missed = 0;
    },
    stop: () => clearInterval(timer),
  };
}
