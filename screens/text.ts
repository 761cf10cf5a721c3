import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type {Tone} from './theme.ts';

/** Text with one meaning. Lines are fitted here, so that Ink never has to cut or wrap. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone;
}

export type Line = readonly Span[];

const simple = /^[\u0020-\u007E]*$/;

/** Columns on the terminal. */
export function width(text: string): number {
  return simple.test(text) ? text.length : stringWidth(text);
}

/** Cut with an ellipsis to at most that many columns. */
export function cut(text: string, columns: number): string {
  if (columns <= 0) return '';
  const flat = text.includes('\n') || text.includes('\t') ? text.replace(/[\n\t]+/g, ' ') : text;
  if (simple.test(flat)) return flat.length <= columns ? flat : `${flat.slice(0, columns - 1)}…`;
  return stringWidth(flat) <= columns ? flat : cliTruncate(flat, columns);
}

/** Cut or padded to exactly that many columns. */
export function fitText(text: string, columns: number): string {
  const short = cut(text, columns);
  return short + ' '.repeat(Math.max(0, columns - width(short)));
}

/** Cut at its beginning: the end tells more of a path. */
export function cutStart(text: string, columns: number): string {
  return simple.test(text) && text.length > columns && columns > 1 ? `…${text.slice(text.length - columns + 1)}` : cut(text, columns);
}

/** Words wrapped to that many columns; long words are broken. */
export function wrap(text: string, columns: number): readonly string[] {
  if (columns <= 0) return [];
  return text
    .split('\n')
    .flatMap((part) => (width(part) <= columns ? [part] : wrapAnsi(part, columns, {hard: true, trim: true}).split('\n')));
}

/** A line as it is pinned: what it says, whatever its blanks. */
export function asPinned(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function line(...parts: readonly (string | Span | null)[]): Line {
  return parts.filter((part) => part !== null).map((part) => (typeof part === 'string' ? {text: part} : part));
}

export function toned(text: string, tone: Tone): Span {
  return {text, tone};
}

export function lineWidth(spans: Line): number {
  return spans.reduce((sum, span) => sum + width(span.text), 0);
}

/** A line cut to its columns. */
export function fitLine(spans: Line, columns: number): Line {
  const fitted: Span[] = [];
  let left = columns;
  for (const span of spans) {
    if (left <= 0) break;
    const text = cut(span.text, left);
    fitted.push({...span, text});
    left -= width(text);
  }
  return fitted;
}

/** One part at the left edge, one at the right; the left one gives way. */
export function spread(left: Line, right: Line, columns: number): Line {
  const gap = right.length === 0 ? 0 : 1;
  const start = fitLine(left, Math.max(0, columns - lineWidth(right) - gap));
  return fitLine([...start, {text: ' '.repeat(Math.max(gap, columns - lineWidth(start) - lineWidth(right)))}, ...right], columns);
}

export function plainText(spans: Line): string {
  return spans.map((span) => span.text).join('');
}
