import {parseDotenv, parseEnvFile, type Variables} from '../probes/parse/env-file.ts';
import type {Edited, Reader} from './edited.ts';
import {assignmentsOf, type Span} from './env-spans.ts';

const parsers: Readonly<Record<Reader, (text: string) => Variables>> = {systemd: parseEnvFile, dotenv: parseDotenv};

/** The text with this variable set once, in the place where it stood last; every other line stays as it is. */
export function setVariable(text: string, name: string, value: string, readers: readonly Reader[]): Edited {
  const written = writtenFor(value, readers);
  if (written === null) return {ok: false, problem: `no way to write this value is read alike by ${readers.join(' and ')}`};
  const spans = assignmentsOf(text, name, readers);
  const last = spans.at(-1);
  const line = `${last?.exported === true ? 'export ' : ''}${name}=${written}\n`;
  const rest = withoutSpans(text, spans.slice(0, -1));
  const shift = text.length - rest.length;
  const made =
    last === undefined
      ? `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}`
      : rest.slice(0, last.from - shift) + line + rest.slice(last.to - shift);
  return held(text, made, name, value, readers);
}

/** The text without this variable. */
export function removeVariable(text: string, name: string, readers: readonly Reader[]): Edited {
  return held(text, withoutSpans(text, assignmentsOf(text, name, readers)), name, null, readers);
}

/** How a value stands behind `NAME=` so that each of them reads it back as it is; null = there is no such way. */
export function writtenFor(value: string, readers: readonly Reader[]): string | null {
  const ways = [
    ...(/^[\w.:/+=@,~^-]+$/.test(value) ? [value] : []),
    ...(value.includes("'") ? [] : [`'${value}'`]),
    ...(value.includes('"') ? [] : [`"${value}"`]),
    `"${value.replaceAll(/["\\`$]/g, '\\$&')}"`,
    ...(value.includes('`') ? [] : [`\`${value}\``]),
  ];
  const reads = (reader: Reader, way: string): boolean => {
    // With something behind it: what stays open there would swallow the next line.
    const found = parsers[reader](`X=${way}\nY=1\n`);
    return found.length === 2 && found[0]?.[1] === value && found[1]?.[1] === '1';
  };
  return ways.find((way) => readers.every((reader) => reads(reader, way))) ?? null;
}

/** Only where each reader finds this variable as wanted, and all the others as they were. */
function held(text: string, made: string, name: string, value: string | null, readers: readonly Reader[]): Edited {
  for (const reader of readers) {
    const [before, after] = [parsers[reader](text), parsers[reader](made)];
    const others = (all: Variables): string => JSON.stringify(all.filter(([one]) => one !== name));
    const own = after.filter(([one]) => one === name).map(([, found]) => found);
    if (others(before) !== others(after) || JSON.stringify(own) !== JSON.stringify(value === null ? [] : [value]))
      return {ok: false, problem: `${name} could not be ${value === null ? 'taken out of' : 'set in'} it without touching something else`};
  }
  return {ok: true, text: made};
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  return spans.toReversed().reduce((rest, {from, to}) => rest.slice(0, from) + rest.slice(to), text);
}
