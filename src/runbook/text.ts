import type {Problems} from './problems.ts';

/**
 * The text with line ends and tabs made plain. Control, bidirectional and invisible characters are refused, because a
 * runbook is shown on a terminal and printed into tickets.
 */
export function plainLines(text: string, problems: Problems): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .split('\n');
  lines.forEach((line, index) => {
    const match = unwanted.exec(line);
    if (match !== null) {
      problems.add(index + 1, 'plain text', `the invisible character U+${codePoint(match[0])}`);
    }
  });
  return lines.join('\n');
}

const unwanted = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|\p{Cs}/u;

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
