/** /proc/PID/stat: the name stands in brackets and may hold brackets and blanks itself. */
export interface ProcessStat {
  readonly name: string;
  readonly state: string;
  readonly ppid: number;
  /** Clock ticks after boot, 100 a second on every Linux. */
  readonly startTicks: number;
}

export function parseProcessStat(text: string): ProcessStat | null {
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
  if (open < 0 || close < open) return null;
  const fields = text
    .slice(close + 2)
    .trim()
    .split(' ');
  const [state, ppid, startTicks] = [fields[0] ?? '', Number(fields[1]), Number(fields[19])];
  if (!/^[A-Za-z]$/.test(state) || !Number.isSafeInteger(ppid) || !Number.isSafeInteger(startTicks)) return null;
  return {name: text.slice(open + 1, close), state, ppid, startTicks};
}

/** /proc/PID/status: the real user id and the resident memory; a kernel thread has no memory. */
export function parseProcessStatus(text: string): {readonly uid: number; readonly rssBytes: number | null} | null {
  const uid = /^Uid:\s+(\d+)/m.exec(text);
  if (!uid) return null;
  const rss = /^VmRSS:\s+(\d+) kB$/m.exec(text);
  return {uid: Number(uid[1]), rssBytes: rss ? Number(rss[1]) * 1024 : null};
}

/** /proc/PID/cmdline: words ended by NUL; a process that renamed itself leaves blanks and empty words behind. */
export function parseCmdline(text: string): readonly string[] {
  const words = text.split('\0');
  while (words.length > 0 && (words.at(-1) ?? '').trim() === '') words.pop();
  return words.map((word) => word.trimEnd());
}

/** The boot time of /proc/stat, in milliseconds since 1970. */
export function parseBootTime(text: string): number | null {
  const found = /^btime (\d{1,12})$/m.exec(text);
  return found ? Number(found[1]) * 1000 : null;
}
