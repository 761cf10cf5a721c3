import type {Change} from '../../../model/index.ts';
import {jsonMembers} from '../json.ts';

/** systemd's message ids of what changes a whole host. */
export const hostEvents = {
  timeChanged: 'c7a787079b354eaaa9e77b371893cd27',
  asleep: '6bbd95ee977941e497c48be27c254128',
  awake: '8811e6df2a8e40f58a94cea26f8ebf14',
  shutdown: '98268866d1d54a499c4e98921d93bc40',
} as const;

const words: Readonly<Record<string, Pick<Change, 'kind' | 'text'>>> = {
  [hostEvents.timeChanged]: {kind: 'clock', text: 'the clock was set'},
  [hostEvents.asleep]: {kind: 'system', text: 'the host went to sleep'},
  [hostEvents.awake]: {kind: 'system', text: 'the host woke up'},
  [hostEvents.shutdown]: {kind: 'system', text: 'the host was shut down'},
};

/** A line of `journalctl -o json`: one of these events, or what somebody ran by sudo. Null = neither. */
export function hostChange(line: string, source: string): Change | null {
  const entry = jsonMembers(line);
  const at = Math.floor(Number(entry?.['__REALTIME_TIMESTAMP']) / 1000);
  if (entry === null || !Number.isFinite(at) || at <= 0) return null;
  const event = words[String(entry['MESSAGE_ID'] ?? '')];
  if (event !== undefined) return {at, ...event, source};
  const message = entry['MESSAGE'];
  if (entry['SYSLOG_IDENTIFIER'] !== 'sudo' || typeof message !== 'string') return null;
  const [, who, as, command] = /^\s*(\S+) : .*?\bUSER=(\S+) ; .*?COMMAND=(.+)$/.exec(message) ?? [];
  return who === undefined || command === undefined
    ? null
    : {at, kind: 'person', text: `${who} ran as ${as}: ${command.slice(0, 200)}`, source};
}

/** A line of `journalctl --list-boots -o json`, one document with a list. */
export function bootChanges(text: string, source: string): readonly Change[] {
  let boots: unknown;
  try {
    boots = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(boots)) return [];
  return boots.flatMap((boot: unknown) => {
    const first = Number((boot as {first_entry?: unknown} | null)?.first_entry);
    return Number.isFinite(first) && first > 0
      ? [{at: Math.floor(first / 1000), kind: 'system', text: 'the host was started', source}]
      : [];
  });
}
