import {constants, openSync, writeSync} from 'node:fs';

/** Synchronised output, paste mode, kitty keys and the alternate screen off; cursor on; attributes plain. */
const plainTerminal = '\u001B[?2026l\u001B[?2004l\u001B[<u\u001B[?1049l\u001B[?25h\u001B[0m';

/** What the last way out does not have to do again: leaving the alternate screen twice would move the cursor back up. */
export interface Restoring {
  /** The screen was left in order and all of it was written. */
  done(): void;
}

/** From now on the terminal is put back however this process ends, kill -9 excepted. */
export function restoreAtExit(setCooked: () => void): Restoring {
  let left = false;
  process.on('exit', () => {
    try {
      setCooked();
    } catch {
      /* the terminal may be gone */
    }
    if (left) return;
    // A line that takes nothing must not hold the process: what does not go through at once is left.
    try {
      writeSync(openSync('/dev/tty', constants.O_WRONLY | constants.O_NONBLOCK), plainTerminal);
    } catch {
      /* the terminal may be gone, or stalled */
    }
  });
  return {
    done() {
      left = true;
    },
  };
}
