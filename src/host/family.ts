import {randomBytes} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';

/** The variable that a command and all that it starts carry, however they leave their process group or session. */
export const familyVariable = 'RUNGS_RUN';

const ours = randomBytes(9).toString('base64url');
let families = 0;

/** All processes that one command started, known by a mark in their environment. */
export interface Family {
  readonly mark: string;
  /** From here on it ends with us at the latest. */
  begin(): void;
  /** Ends those that are left. Children of `pid` are mostly younger than it, so only the numbers above it are looked at, unless `all` are. */
  end(pid: number | undefined, all: boolean): void;
}

/** Where they end with us, should we end first. */
const living = new Set<string>();

export function createFamily(): Family {
  families += 1;
  const mark = `${ours}.${families}.`;
  if (families === 1) process.once('exit', () => living.size > 0 && endMarked(`${ours}.`, 0));
  return {
    mark,
    begin: () => void living.add(mark),
    end(pid, all) {
      living.delete(mark);
      endMarked(mark, all ? 0 : (pid ?? 0));
    },
  };
}

/** A process that is just being started by one that is ended here is found at the next turn. */
const turnsMax = 20;

function endMarked(mark: string, above: number): void {
  const needle = Buffer.from(`\u0000${familyVariable}=${mark}`);
  for (let turn = 0; turn < turnsMax; turn++) if (endOnce(needle, above) === 0) return;
}

function endOnce(needle: Buffer, above: number): number {
  let ended = 0;
  for (const name of names()) {
    const pid = Number(name);
    if (!(pid > above) || pid === process.pid) continue;
    try {
      const environment = readFileSync(`/proc/${name}/environ`);
      if (environment.indexOf(needle) === -1 && environment.indexOf(needle.subarray(1)) !== 0) continue;
      process.kill(pid, 'SIGKILL');
      ended += 1;
    } catch {
      // It is gone, or another user's, who carries no mark of ours.
    }
  }
  return ended;
}

/** Without /proc a command's process group is all that is known of its family. */
function names(): readonly string[] {
  try {
    return readdirSync('/proc');
  } catch {
    return [];
  }
}
