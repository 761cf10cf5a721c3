import type {LogLine} from '../../model/index.ts';
import {jsonMembers} from '../../probes/parse/json.ts';
import type {LogEntry} from '../supervisor.ts';

/** What is asked for; the rest of an entry is ten times as long. */
export const journalFields = ['MESSAGE', '_PID', 'SYSLOG_IDENTIFIER', '_TRANSPORT', 'MESSAGE_ID', 'EXIT_CODE', 'EXIT_STATUS', 'N_RESTARTS'];

/** systemd's message ids for the end of a process of a unit, be it the main one or a command around it, and for an automatic restart. */
const processExited = '98e322203f7a4ed290d09fe03c09fe15';
const restartScheduled = '5eb03494b6584870a536b337290809b3';

/** A line of `journalctl -o json`; null when it is none. A message of odd bytes comes as a list of numbers. */
export function parseJournalLine(line: string): LogEntry | null {
  const entry = jsonMembers(line);
  if (entry === null) return null;
  const micros = Number(word(entry['__REALTIME_TIMESTAMP']));
  const text = message(entry['MESSAGE']);
  if (!Number.isFinite(micros) || micros <= 0 || text === null) return null;
  const id = word(entry['MESSAGE_ID']);
  const from = writerOf(entry);
  return {
    line: {at: Math.floor(micros / 1000), from, pid: whole(entry['_PID']), text: shown(from === 'gateway' ? withoutStamp(text) : text)},
    exit:
      from === 'systemd' && id === processExited && !/: Control process exited/.test(text)
        ? {how: word(entry['EXIT_CODE']) ?? 'exited', status: word(entry['EXIT_STATUS']) ?? ''}
        : null,
    restart: from === 'systemd' && id === restartScheduled ? whole(entry['N_RESTARTS']) : null,
    start:
      from !== 'systemd' ? null : /Start request repeated too quickly/.test(text) ? 'given-up' : /^Started /.test(text) ? 'done' : null,
  };
}

/** Lines are cut here; stacks and quoted pages of other servers run to kilobytes. */
const charsMax = 2_000;

function shown(text: string): string {
  return text.length > charsMax ? `${text.slice(0, charsMax)} … (${text.length - charsMax} more characters)` : text;
}

function writerOf(entry: Readonly<Record<string, unknown>>): LogLine['from'] {
  const identifier = word(entry['SYSLOG_IDENTIFIER']);
  if (word(entry['_TRANSPORT']) === 'kernel' || identifier === 'kernel') return 'kernel';
  return identifier === 'systemd' ? 'systemd' : 'gateway';
}

/** The gateway puts its own time in front of its lines, which the journal has already. */
function withoutStamp(text: string): string {
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
