import {readdirSync, readFileSync} from 'node:fs';

/** The processes below one, as they were seen while it ran: those who gave up the family's mark, too. */
export interface Kin {
  /** While their parents live, who could say so no more later. */
  look(): void;
  /** Ends those that are left, whoever their parent is by now. */
  end(): void;
}

/** Between two looks; who is started and left by its parent in less is known by its mark only. */
const everyMs = 200;

/** Follows what a process starts. Where the kernel tells no children, nobody is followed. */
export function followKin(pid: number): Kin {
  /** By pid, when it was started: a number that is used anew is another process. */
  const seen = new Map<number, string>();
  const look = () => {
    for (const parent of [pid, ...seen.keys()]) addBelow(parent, seen);
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    look,
    end() {
      clearInterval(timer);
      look();
      for (const [one, started] of seen) if (startOf(one) === started) tryToEnd(one);
    },
  };
}

function addBelow(parent: number, seen: Map<number, string>): void {
  for (const child of childrenOf(parent)) {
    const started = startOf(child);
    if (started === null || seen.get(child) === started) continue;
    seen.set(child, started);
    addBelow(child, seen);
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const texts = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1'));
    return texts.flatMap((text) => text.split(' ').filter(Boolean).map(Number));
  } catch {
    return [];
  }
}

/** In ticks since the machine's start; the name before it can hold blanks and brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function tryToEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone by now.
  }
}
