import {type Content, type Rows, rowText} from './content.ts';
import {fitLine, type Line, plainText, type Span, toned, width} from './text.ts';

/** A word as it is looked for: letter by letter, whatever their case. */
export function wordPattern(word: string): RegExp {
  if (kept?.word !== word) kept = {word, pattern: new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'iu')};
  return kept.pattern;
}

let kept: {readonly word: string; readonly pattern: RegExp} | null = null;

/** The rows that hold a word; a word that was wrapped is found where it begins. */
export function hitsIn(rows: Rows, word: string, columns: number): readonly number[] {
  if (word === '') return [];
  if (rows.stretches !== undefined) {
    let start = 0;
    return rows.stretches.flatMap((one) => {
      const found = hitsIn(one, word, columns).map((at) => at + start);
      start += one.length;
      return found;
    });
  }
  return rows.texts === undefined ? inTexts(rows.slice(0).map(rowText), word, columns) : inKept(rows.texts, word, columns);
}

/** A key that only scrolls must not look through a hundred thousand lines again. */
const found = new WeakMap<readonly string[], {readonly word: string; readonly columns: number; readonly at: readonly number[]}>();

function inKept(texts: readonly string[], word: string, columns: number): readonly number[] {
  const before = found.get(texts);
  if (before?.word === word && before.columns === columns) return before.at;
  const at = inTexts(texts, word, columns);
  found.set(texts, {word, columns, at});
  return at;
}

function inTexts(texts: readonly string[], word: string, columns: number): readonly number[] {
  const pattern = wordPattern(word);
  return texts.flatMap((text, index) => {
    if (pattern.test(text)) return [index];
    const next = texts[index + 1]?.trim() ?? '';
    return next !== '' && goesOver(text.trimEnd(), next, columns, pattern) ? [index] : [];
  });
}

/** Whether it begins on a line and ends on the next, which was begun because there was no more room. */
function goesOver(text: string, next: string, columns: number, pattern: RegExp): boolean {
  const [first = ''] = next.split(' ', 1);
  const room = columns - width(text);
  const wrapped = room >= 0 && room < 1 + width(first);
  const cut = room === 0;
  const over = (between: string) => pattern.test(`${text}${between}${next}`) && !pattern.test(next);
  return wrapped && (over(' ') || (cut && over('')));
}

/** A line fitted to its columns, its hits marked and the first of them in what is shown. */
export function withHits(line: Line, word: string, columns: number): Line {
  const text = plainText(line);
  const at = word === '' ? -1 : text.search(wordPattern(word));
  if (at === -1) return fitLine(line, columns);
  const isSeen = width(text.slice(0, at + word.length)) < columns || width(text) <= columns;
  return fitLine(marked(isSeen ? line : from(line, Math.max(0, at - Math.floor(columns / 3))), word), columns);
}

/** What stands before that place is left out, and said to be. */
function from(line: Line, at: number): Line {
  let left = at;
  const rest = line.flatMap((span): Span[] => {
    const dropped = Math.min(left, span.text.length);
    left -= dropped;
    return dropped === span.text.length ? [] : [{...span, text: span.text.slice(dropped)}];
  });
  return at === 0 ? rest : [{text: '…'}, ...rest];
}

function marked(line: Line, word: string): Line {
  const pattern = wordPattern(word);
  return line.flatMap((span): Span[] => {
    const parts: Span[] = [];
    let rest = span.text;
    for (let hit = pattern.exec(rest); hit !== null && hit[0] !== ''; hit = pattern.exec(rest)) {
      parts.push({...span, text: rest.slice(0, hit.index)}, toned(hit[0], 'chosen'));
      rest = rest.slice(hit.index + hit[0].length);
    }
    return [...parts, {...span, text: rest}].filter(({text}) => text !== '');
  });
}

/** What is looked for in a pane: where it is, and on which of its hits the reader stands. */
export interface Marked {
  readonly word: string;
  readonly hits: ReadonlySet<number>;
  readonly cursor: number | null;
  /** The first row that is no longer under the cursor. */
  readonly cursorTo: number;
}

/** A pane's title says how many there are, and which one this is. */
export function searchMark({mark}: Content, {word, hits, cursor}: Marked): string {
  const at = cursor === null ? 0 : [...hits].indexOf(cursor) + 1;
  return word === '' ? mark : `/${word} ${at === 0 ? '' : `${at} of `}${hits.size}`;
}
