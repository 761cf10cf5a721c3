import type {LogLine, LogValue} from '../../model/index.ts';

/** One entry of `journalctl -o json`, as far as it is used. */
export interface JournalEntry {
  readonly at: number;
  readonly pid: number | null;
  readonly from: LogLine['from'];
  readonly text: string;
  readonly messageId: string | null;
  /** Set on systemd's own lines about an exit: `exited` or `killed`, and the number or signal. */
  readonly exit: {readonly how: string; readonly status: string} | null;
  /** Set on "Scheduled restart job" lines. */
  readonly restarts: number | null;
}

/** What is asked for; the rest of an entry is ten times as long. */
export const journalFields = ['MESSAGE', '_PID', 'SYSLOG_IDENTIFIER', '_TRANSPORT', 'MESSAGE_ID', 'EXIT_CODE', 'EXIT_STATUS', 'N_RESTARTS'];

/** systemd's message ids for the end of a unit's main process and for an automatic restart. */
const mainProcessExited = '98e322203f7a4ed290d09fe03c09fe15';
const restartScheduled = '5eb03494b6584870a536b337290809b3';

/** A line of `journalctl -o json`; null when it is none. A message of odd bytes comes as a list of numbers. */
export function parseJournalLine(line: string): JournalEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null) return null;
  const entry = json as Readonly<Record<string, unknown>>;
  const micros = Number(word(entry['__REALTIME_TIMESTAMP']));
  const text = message(entry['MESSAGE']);
  if (!Number.isFinite(micros) || micros <= 0 || text === null) return null;
  const id = word(entry['MESSAGE_ID']);
  const identifier = word(entry['SYSLOG_IDENTIFIER']);
  return {
    at: Math.floor(micros / 1000),
    pid: whole(entry['_PID']),
    from: word(entry['_TRANSPORT']) === 'kernel' || identifier === 'kernel' ? 'kernel' : identifier === 'systemd' ? 'systemd' : 'gateway',
    text,
    messageId: id,
    exit: id === mainProcessExited ? {how: word(entry['EXIT_CODE']) ?? 'exited', status: word(entry['EXIT_STATUS']) ?? ''} : null,
    restarts: id === restartScheduled ? whole(entry['N_RESTARTS']) : null,
  };
}

/** The events that systemd wrote between the gateway's own lines. */
export function journalEvents(entries: readonly JournalEntry[]): Pick<LogValue, 'exits' | 'restarts' | 'startLimitAt'> {
  const systemd = entries.filter((entry) => entry.from === 'systemd');
  const limit = systemd.findLast((entry) => /Start request repeated too quickly/.test(entry.text));
  const started = systemd.findLast((entry) => /^Started /.test(entry.text));
  return {
    exits: systemd.flatMap(({at, exit}) => (exit === null ? [] : [{at, how: exit.how, status: exit.status}])),
    restarts: systemd.flatMap(({at, restarts}) => (restarts === null ? [] : [{at, counter: restarts}])),
    startLimitAt: limit !== undefined && limit.at >= (started?.at ?? 0) ? limit.at : null,
  };
}

/** The gateway puts its own time in front of its lines, which the journal has already. */
export function withoutStamp(text: string): string {
  return text.replace(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(?:Z|[+-]\d{2}:\d{2}) /, '');
}

function message(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((byte) => typeof byte === 'number')) return null;
  return new TextDecoder().decode(Uint8Array.from(value.slice(0, 8192)));
}

function word(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function whole(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : null;
}
