import type {AnswerLine} from './line.ts';
import {parsed, scalar} from './value.ts';

/** A log in JSON, a line an entry: the clock, who said it, what; the same words one after another once, with how often. Null where it is none. */
export function entryLines(text: string): readonly AnswerLine[] | null {
  const entries = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parsed(line));
  if (!entries.every((one): one is Entry => typeof one === 'object' && one !== null && !Array.isArray(one))) return null;
  return folded(entries.map(lineOf));
}

type Entry = Readonly<Record<string, unknown>>;

function lineOf(entry: Entry): AnswerLine {
  const {time, level, subsystem, message} = entry;
  if (typeof message !== 'string') {
    const known = Object.entries(entry).filter(([, value]) => typeof value !== 'object');
    return {mark: null, indent: 0, key: '', value: known.map(([key, value]) => `${key} ${scalar(value)}`).join(', ')};
  }
  const mark = level === 'error' || level === 'fatal' ? 'down' : level === 'warn' || level === 'warning' ? 'degraded' : null;
  const clock = typeof time === 'string' ? (/T(\d\d:\d\d:\d\d)/.exec(time)?.[1] ?? time) : '';
  return {mark, indent: 0, key: clock, value: typeof subsystem === 'string' ? `[${subsystem}] ${scalar(message)}` : scalar(message)};
}

/** The newest of several that say the same, with their number and the clock of the first. */
function folded(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const runs: {line: AnswerLine; first: string; times: number}[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line.value !== '' && last.line.value === line.value && last.line.mark === line.mark) {
      last.line = line;
      last.times += 1;
    } else runs.push({line, first: line.key, times: 1});
  }
  return runs.map(({line, first, times}) => (times === 1 ? line : {...line, value: `${line.value}  × ${times} since ${first}`}));
}
