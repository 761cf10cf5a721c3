import {writeSync} from 'node:fs';

/** Synchronised output, paste mode, kitty keys and the alternate screen off; cursor on; attributes plain. */
const plainTerminal = '\u001B[?2026l\u001B[?2004l\u001B[<u\u001B[?1049l\u001B[?25h\u001B[0m';

let drawn = false;

/** From now on the terminal is put back however this process ends, kill -9 excepted. */
export function restoreAtExit(fd: number, setCooked: () => void): void {
  if (drawn) return;
  drawn = true;
  process.on('exit', () => {
    try { setCooked(); } catch { /* the terminal may be gone */ }
    try { writeSync(fd, plainTerminal); } catch { /* the terminal may be gone */ }
  });
}
