import {randomBytes} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {carriesLimitMark, type LimitMark, nextLimitMark} from './limit-mark.ts';

/** The variable that a command and all that it starts carry, however they leave their process group or session. */
export const familyVariable = 'RUNGS_RUN';

const ours = randomBytes(9).toString('base64url');
let families = 0;

/** All processes that one command started, known by a mark in their environment, and by one in their limits where it has such. */
export interface Family {
  readonly mark: string;
  /** The words before the command that mark those who give up their environment, too. */
  readonly words: readonly string[];
  /** From here on it ends with us at the latest. */
  begin(): void;
  /** Ends those that are left. Children of `pid` are mostly younger than it, so only the numbers above it are looked at, unless `all` are. */
  end(pid: number | undefined, all: boolean): void;
}

/** Where they end with us, should we end first. */
const living = new Set<string>();

/** `thorough` costs a program more at the start; quick looks start nobody who would hide. */
export function createFamily(thorough: boolean): Family {
  families += 1;
  const mark = `${ours}.${families}.`;
  const limit = thorough ? nextLimitMark() : null;
  if (families === 1) process.once('exit', () => living.size > 0 && endAll(isMarked(`${ours}.`, 'any'), 0));
  return {
    mark,
    words: limit?.words ?? [],
    begin: () => void living.add(mark),
    end(pid, all) {
      living.delete(mark);
      endAll(isMarked(mark, limit), all ? 0 : (pid ?? 0));
    },
  };
}

/** A process that is just being started by one that is ended here is found at the next turn. */
const turnsMax = 20;

function endAll(isOurs: (name: string) => boolean, above: number): void {
  // Who was ended is still there until its parent has fetched it.
  const ended = new Set<string>();
  for (let turn = 0, before = -1; turn < turnsMax && ended.size > before; turn++) {
    before = ended.size;
    endOnce(isOurs, above, ended);
  }
}

function isMarked(mark: string, limit: LimitMark | 'any' | null): (name: string) => boolean {
  const needle = Buffer.from(`\u0000${familyVariable}=${mark}`);
  return (name) => {
    if (limit !== null && carriesLimitMark(name, limit === 'any' ? null : limit.number)) return true;
    const environment = readFileSync(`/proc/${name}/environ`);
    return environment.indexOf(needle) !== -1 || environment.indexOf(needle.subarray(1)) === 0;
  };
}

function endOnce(isOurs: (name: string) => boolean, above: number, ended: Set<string>): void {
  for (const name of names()) {
    const pid = Number(name);
    if (!(pid > above) || pid === process.pid || ended.has(name)) continue;
    try {
      if (!isOurs(name)) continue;
      process.kill(pid, 'SIGKILL');
      ended.add(name);
    } catch {
      // It is gone, or another user's, who carries no mark of ours.
    }
  }
}

/** Without /proc a command's process group is all that is known of its family. */
function names(): readonly string[] {
  try {
    return readdirSync('/proc');
  } catch {
    return [];
  }
}
