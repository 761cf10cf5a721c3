import {parseEnvironment, parseUnitFile} from '../supervisors/systemd/unit-file.ts';
import {splitWords} from '../supervisors/systemd/words-of.ts';
import type {Edited} from './edited.ts';

/**
 * A unit or a drop-in without this variable. Where a line sets others as well they stay, written as they were; a line that would be empty
 * goes altogether, because an empty `Environment=` takes back everything before it.
 */
export function removeFromUnit(text: string, name: string): Edited {
  const lines = text.split('\n');
  const made: string[] = [];
  let section = '';
  for (let at = 0; at < lines.length; ) {
    const end = endOf(lines, at);
    const whole = joined(lines.slice(at, end));
    section = /^\[([^\]]+)\]\s*$/.exec(whole)?.[1] ?? section;
    const value = section === 'Service' ? /^Environment\s*=\s*(.*)$/s.exec(whole)?.[1]?.trimEnd() : undefined;
    const kept = value === undefined ? null : rawWords(value).filter((word) => !sets(word, name));
    if (value === undefined || kept === null || kept.length === rawWords(value).length) made.push(...lines.slice(at, end));
    else if (kept.length > 0) made.push(`Environment=${kept.join(' ')}`);
    at = end;
  }
  const after = made.join('\n');
  return JSON.stringify(assigned(text).filter(([one]) => one !== name)) === JSON.stringify(assigned(after)) &&
    others(text) === others(after)
    ? {ok: true, text: after}
    : {ok: false, problem: `${name} could not be taken out of it without touching something else`};
}

/** The line behind the last one that a backslash joins to this one; comments between them end nothing. */
function endOf(lines: readonly string[], at: number): number {
  let end = at;
  for (;;) {
    const line = (lines[end] ?? '').trim();
    const comment = end > at && /^[#;]/.test(line);
    const goesOn = comment || (!/^[#;]/.test(line) && (/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1);
    end += 1;
    if (!goesOn || end >= lines.length) return end;
  }
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line, index) => index === 0 || !/^[#;]/.test(line))
    .map((line, index, all) => (index < all.length - 1 ? `${line.slice(0, -1)} ` : line))
    .join('')
    .trim();
}

/** The words with the quotes and escapes in which they are written. */
function rawWords(value: string): readonly string[] {
  return value.match(/(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^\s\\"'])+/g) ?? [];
}

function sets(word: string, name: string): boolean {
  return splitWords(word)[0]?.startsWith(`${name}=`) === true;
}

function assigned(text: string): readonly (readonly [string, string])[] {
  return parseUnitFile(text)
    .filter(({section, key}) => section === 'Service' && key === 'Environment')
    .flatMap(({value}) => (value === '' ? [['', ''] as const] : parseEnvironment(value)));
}

function others(text: string): string {
  return JSON.stringify(parseUnitFile(text).filter(({section, key}) => section !== 'Service' || key !== 'Environment'));
}
