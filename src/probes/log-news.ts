import type {LogNews} from '../model/index.ts';
import {matchSignatures} from '../openclaw/signatures.ts';
import {historyOf, logEntry} from '../supervisors/index.ts';

/** Raw lines of a followed log, read by what reads them in a whole look. */
export function logNews(raw: readonly string[]): LogNews {
  const entries = raw.flatMap((line) => logEntry(line) ?? []);
  const lines = entries.map((entry) => entry.line);
  const started = entries.findLast((entry) => entry.start === 'done');
  return {lines, signatures: matchSignatures(lines), startedAt: started?.line.at ?? null, ...historyOf(entries)};
}
