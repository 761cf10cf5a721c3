/** One line of BSD `ps`: `pid ppid uid stat lstart rss args`, without headers, in UTC and the C locale. */
export interface MacProcess {
  readonly pid: number;
  readonly ppid: number;
  readonly uid: number;
  /** The first letter of its state, as Linux writes it: R S D T Z. */
  readonly state: string;
  readonly startedAt: number | null;
  readonly rssBytes: number;
  /** The words as far as blanks tell them apart; a process that renamed itself hides them. */
  readonly argv: readonly string[];
}

/** Lines that are none are passed over. */
export function parsePs(text: string): ReadonlyMap<number, MacProcess> {
  const found = new Map<number, MacProcess>();
  for (const line of text.split('\n')) {
    const hit = row.exec(line);
    if (hit === null) continue;
    const [, pid, ppid, uid, stat = '', since = '', rss, args = ''] = hit;
    const startedAt = Date.parse(`${since} UTC`);
    found.set(Number(pid), {
      pid: Number(pid),
      ppid: Number(ppid),
      uid: Number(uid),
      state: letterOf(stat),
      startedAt: Number.isNaN(startedAt) ? null : startedAt,
      rssBytes: Number(rss) * 1024,
      argv: wordsOf(args.trimEnd()),
    });
  }
  return found;
}

const row = /^\s*(\d{1,9})\s+(\d{1,9})\s+(-?\d{1,10})\s+(\S+)\s+(\w{3} \w{3} {1,2}\d{1,2} [\d:]{8} \d{4})\s+(\d{1,12})(?: (.*))?$/;

/** A Mac says I for what has slept for long, and U for what waits for a device. */
function letterOf(stat: string): string {
  const letter = stat.charAt(0);
  return letter === 'I' ? 'S' : letter === 'U' ? 'D' : letter;
}

/** Blanks join the words; the path of a program may hold some of its own (`Application Support`). */
function wordsOf(args: string): readonly string[] {
  const program = /^\/(?:(?! [-/]).)*?\/(?:node|nodejs|bun)(?= )/.exec(args)?.[0] ?? '';
  return [program, ...args.slice(program.length).trim().split(/\s+/)].filter((word) => word !== '');
}

/** A socket with the process that holds it. */
export interface HeldSocket {
  readonly address: string;
  readonly port: number;
  readonly uid: number;
  readonly pid: number;
}

/** What `lsof -F` prints: one field a line by its first letter; a process (`p`, `u`), then each of its files (`f`, `t`, `n`). */
export function parseLsof(text: string): readonly HeldSocket[] {
  const found: HeldSocket[] = [];
  let [pid, uid, kind] = [0, -1, ''];
  for (const line of text.split('\n')) {
    const [field, value] = [line.charAt(0), line.slice(1)];
    if (field === 'p') [pid, uid] = [Number(value), -1];
    else if (field === 'u') uid = Number(value);
    else if (field === 'f') kind = '';
    else if (field === 't') kind = value;
    const name = field === 'n' ? /^(.+):(\d{1,5})(?: \(LISTEN\))?$/.exec(value) : null;
    if (name?.[1] !== undefined && pid > 0) found.push({address: addressOf(name[1], kind), port: Number(name[2]), uid, pid});
  }
  return found;
}

function addressOf(address: string, kind: string): string {
  if (address === '*') return kind === 'IPv6' ? '::' : '0.0.0.0';
  return address.replace(/^\[(.*)\]$/, '$1');
}
