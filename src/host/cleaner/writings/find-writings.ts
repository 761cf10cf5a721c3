import type {Edit} from '../edits.ts';
import {openEscapes} from './escaped.ts';
import {openBreaks} from './joined.ts';
import {openNumbers} from './numbered.ts';
import type {Opened} from './opened.ts';

/** A stretch of an opened text in which a known value stands. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly label: string;
  /** Without the characters beside it that may belong to it. */
  readonly core?: {readonly start: number; readonly end: number};
}

/** What `known` offers to a search that reads the text otherwise than it is written. */
export interface KnownWords {
  /** Whether four characters that follow each other stand in any writing that is searched for, in either case. */
  holds(four: string): boolean;
  /** The values and their writings as they are, and the values themselves in either case. */
  within(text: string): Iterable<Hit>;
  /** The same, where each character of the text is a byte. */
  withinBytes(bytes: string): Iterable<Hit>;
}

/**
 * Known values in writings that nobody listed: the text is read in the ways in which texts are written, and the values are looked
 * for in what it says.
 */
export function findWritings(text: string, known: KnownWords): Edit[] {
  const edits: Edit[] = [];
  for (const opened of openEscapes(text)) for (const hit of known.within(opened.text)) edits.push(placed(opened, hit));
  for (const opened of openBreaks(text, known.holds)) for (const hit of known.within(opened.text)) edits.push(placed(opened, hit));
  for (const opened of openNumbers(text)) for (const hit of known.withinBytes(opened.text)) edits.push(placed(opened, hit));
  return edits;
}

/** The whole stretch, with whatever stood between the parts of the value. */
function placed(opened: Opened, hit: Hit): Edit {
  const {start, end} = onOneLine(opened, hit);
  return {start: opened.starts[start] ?? 0, end: opened.ends[end - 1] ?? 0, value: hit.value, label: hit.label};
}

/** What stands beside a piece, but behind an end of the line, is no part of it. */
function onOneLine({starts, ends}: Opened, {start, end, core = {start, end}}: Hit): {start: number; end: number} {
  return {
    start: ends[core.start - 1] === starts[core.start] ? start : core.start,
    end: ends[core.end - 1] === starts[core.end] ? end : core.end,
  };
}
