import {randomInt} from 'node:crypto';
import {existsSync, readFileSync, realpathSync} from 'node:fs';

/**
 * A number in a limit of the kernel's that whoever is started inherits, also in a new session, with an emptied environment and after its
 * parent is gone. It is the time for which a process of a real-time class may run without a rest: of no other process it limits
 * anything, and as microseconds it is longer than any run.
 */
export interface LimitMark {
  readonly number: number;
  /** The words that set it for the command behind them. */
  readonly words: readonly string[];
}

/** One of our process's own, apart from those of every other; null where the limit is in use or no program is there to set it. */
export function nextLimitMark(): LimitMark | null {
  const program = '/usr/bin/prlimit';
  usable ??= isThere(program) && limitsOf('self') === 'unlimited';
  if (!usable) return null;
  count += 1;
  const number = first + count;
  return {number, words: [program, `--rttime=${number}:`, '--']};
}

/** Whether a process carries one of these: that of one command, or without a number any that we gave. */
export function carriesLimitMark(pid: string, number: number | null): boolean {
  if (count === 0) return false;
  const limit = Number(limitsOf(pid));
  return number === null ? limit > first && limit <= first + count : limit === number;
}

const first = randomInt(2 ** 20, 2 ** 36) * 2 ** 12;
let count = 0;
let usable: boolean | null = null;

/** The soft limit as the kernel writes it. */
function limitsOf(pid: string): string | null {
  return /^Max realtime timeout +(\S+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'latin1'))?.[1] ?? null;
}

/** BusyBox has programs of other people's names that do less. */
function isThere(program: string): boolean {
  return existsSync(program) && existsSync('/proc/self/limits') && !realpathSync(program).endsWith('busybox');
}
