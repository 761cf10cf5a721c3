import type {LogLine} from '../../model/index.ts';
import {type JournalEntry, parseJournalLine, withoutStamp} from './journal-entry.ts';

/** A raw line of a followed `journalctl -o json` as the log pane shows it; null when it is no entry. */
export function logLine(raw: string): LogLine | null {
  const entry = parseJournalLine(raw);
  return entry === null ? null : lineOf(entry);
}

/** Lines are cut here; stacks and quoted pages of other servers run to kilobytes. */
const charsMax = 2_000;

export function lineOf({at, from, pid, text}: JournalEntry): LogLine {
  const plain = from === 'gateway' ? withoutStamp(text) : text;
  return {
    at,
    from,
    pid,
    text: plain.length > charsMax ? `${plain.slice(0, charsMax)} … (${plain.length - charsMax} more characters)` : plain,
  };
}
