import type {LogLine} from '../../model/index.ts';
import {jsonMembers} from './json.ts';

/**
 * A line of OpenClaw's own log file. The message is in `message`, in older releases in the numbered keys, of which the first may only
 * name the subsystem. The file is shared by the gateway and every CLI run of that user.
 */
export function parseFileLine(line: string): LogLine | null {
  const entry = jsonMembers(line);
  if (entry === null) return null;
  const at = Date.parse(typeof entry['time'] === 'string' ? entry['time'] : '');
  const text = typeof entry['message'] === 'string' ? entry['message'] : numbered(entry);
  if (Number.isNaN(at) || text === null) return null;
  const subsystem = /"(?:subsystem|module)":"([\w./:-]{1,60})"/.exec(typeof entry['0'] === 'string' ? entry['0'] : '')?.[1];
  const parts = [subsystem === undefined ? '' : `[${subsystem}] `, text, errorOf(entry['1'])];
  return {at, from: 'file', pid: null, text: parts.join('').slice(0, 2_000)};
}

/** What went wrong stands beside the message and not in it. */
function errorOf(details: unknown): string {
  const error = typeof details === 'object' && details !== null ? (details as Readonly<Record<string, unknown>>)['error'] : undefined;
  return typeof error === 'string' ? `: ${error}` : '';
}

function numbered(entry: Readonly<Record<string, unknown>>): string | null {
  const parts = ['0', '1', '2', '3']
    .map((key) => entry[key])
    .filter((part) => typeof part === 'string' && !part.startsWith('{"subsystem"'));
  return parts.length > 0 ? parts.join(' ') : null;
}

/** The newest log file of a profile among the names of a log directory; its day is the host's local one. */
export function newestLog(names: readonly string[], profile: string): string | null {
  const shape =
    profile === 'default'
      ? /^openclaw-\d{4}-\d{2}-\d{2}\.log$/
      : new RegExp(`^openclaw-${profile.replaceAll(/[^\w-]/g, '')}-\\d{4}-\\d{2}-\\d{2}\\.log$`);
  return (
    names
      .filter((name) => shape.test(name))
      .toSorted()
      .at(-1) ?? null
  );
}
