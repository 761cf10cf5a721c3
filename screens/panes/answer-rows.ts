import type {AnswerLine} from '../answer/line.ts';
import {type Row, type Rows, row} from '../content.ts';
import {wordPattern} from '../search.ts';
import {cutStart, type Span, toned, width, wrap} from '../text.ts';
import type {TextLook} from './text-look.ts';

/** The lines of an answer that has been read: marked where they speak of trouble, their names quiet, their values cut where they tell least. */
export function answerRows(lines: readonly AnswerLine[], columns: number, look: TextLook): Rows {
  const wanted = look.filter.toLowerCase();
  const found = wanted === '' ? lines : lines.filter((one) => `${one.key}  ${one.value}`.toLowerCase().includes(wanted));
  if (look.wrapped) return found.flatMap((one) => lineRows(one, columns, look));
  return {
    texts: found.map(({key, value}) => `${key}  ${value}`),
    length: found.length,
    slice: (from, to) => found.slice(from, to).flatMap((one) => lineRows(one, columns, look)),
  };
}

function lineRows({mark, indent, key, value}: AnswerLine, columns: number, {glyphs, wrapped, search}: TextLook): readonly Row[] {
  const sign: Span = mark === null ? {text: '  '} : toned(`${glyphs[mark]} `, mark);
  const name = key === '' || value === '' ? key : `${key}  `;
  const before = 2 + indent + width(name);
  const room = Math.max(8, columns - before);
  const isWhole = search !== '' && wordPattern(search).test(value);
  const parts = wrapped ? wrap(value, room) : [isWhole ? value : tellingEnd(value, room)];
  return parts.map((text, at) =>
    at === 0 ? row(sign, {text: ' '.repeat(indent)}, toned(name, 'quiet'), {text}) : row({text: ' '.repeat(before)}, {text}),
  );
}

/** A path says most at its end, a sentence at its beginning. */
function tellingEnd(value: string, columns: number): string {
  return value.includes(' ') ? value : cutStart(value, columns);
}
