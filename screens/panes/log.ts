import type {Session} from '../../src/model/index.ts';
import {isSupervisorsLine} from '../../src/supervisors/index.ts';
import {type Content, type Row, row} from '../content.ts';
import type {Detail, Item} from '../item.ts';
import {type ReadLine, readLines} from '../log-lines.ts';
import {wordPattern} from '../search.ts';
import {asPinned, cut, type Span, toned, width, wrap} from '../text.ts';
import {ageText, clock} from '../times.ts';
import type {TextLook} from './text-look.ts';
import {unseen} from './unseen.ts';

/** From this width on the age of a line has room beside its clock. */
const withAge = 60;

/** The unit's journal and the log file, newest last: what proves the cause is marked, what is repeated stands once. */
export function log(session: Session, columns: number, now: number, look: TextLook): Content {
  const reading = session.readings.log;
  if (reading === undefined || !reading.seen) return unseen('Log', reading, columns);
  const wanted = look.filter.toLowerCase();
  const all = readLines(reading.value.lines, session.judgement.findings, !look.whole);
  const lines = wanted === '' ? all : all.filter(({line}) => line.text.toLowerCase().includes(wanted));
  const unread = reading.value.sources
    .filter((source) => source.unseen !== null)
    .map((source) => row(toned(`${source.name}: ${source.unseen}`, 'unknown')));
  const pins = new Set(session.pins.map(({text}) => text));
  const drawn = lines.map((one, index) =>
    lineRows({...one, pinned: pins.has(asPinned(one.line.text))}, ageOf(lines, index, now), columns, look),
  );
  const rows: Row[] = [...unread, ...drawn.flat()];
  // The line that proves the cause, with the one before it, before the newest that only follow from it.
  const proof = lines.findIndex((one) => one.proves);
  const proofs = lines.filter((one) => one.proves).length;
  let from = unread.length;
  const items = lines.map((one, index): Item => {
    const item = {from, to: from + drawn[index]!.length, opens: {is: 'detail', detail: lineDetail(one, now)}} as const;
    from = item.to;
    return item;
  });
  return {
    title: 'Log',
    items,
    ...(proof === -1 ? {} : {begins: items[proof]!.from}),
    mark:
      look.filter === ''
        ? `${reading.value.lines.length} lines${proofs === 0 ? '' : `, ${proofs} ${proofs === 1 ? 'proves' : 'prove'} it`}`
        : `/${look.filter} ${lines.length} of ${all.length}`,
    start: proof === -1 ? 'end' : Math.max(0, unread.length + drawn.slice(0, proof).flat().length - 1),
    rows: rows.length > 0 ? rows : [row(toned('no line', 'quiet'))],
  };
}

function lineRows(
  {line, mark, proves, times, since, pinned}: ReadLine & {readonly pinned: boolean},
  age: string,
  columns: number,
  {glyphs, wrapped, search}: TextLook,
): readonly Row[] {
  const head: readonly Span[] = [
    toned(pinned ? glyphs.note : proves ? glyphs.bar : ' ', 'strong'),
    toned(`${clock(line.at)} ${columns >= withAge ? age.padEnd(7) : ''}`, 'quiet'),
    mark === null ? {text: '  '} : toned(`${glyphs[mark]} `, mark),
  ];
  const indent = head.reduce((sum, one) => sum + width(one.text), 0);
  const text = `${line.from === 'gateway' ? '' : `${line.from} `}${line.text}`;
  const count = times === 1 ? '' : `  × ${times} since ${began(since, line.at)}`;
  const tone = proves ? 'strong' : isSupervisorsLine(line) ? 'note' : 'plain';
  const room = columns - indent;
  // What proves the cause is whole.
  if (!wrapped && search !== '' && wordPattern(search).test(text)) return [row(...head, toned(`${text}${count}`, tone))];
  if (!wrapped && !proves) return [row(...head, toned(cut(text, room - count.length), tone), toned(count, 'quiet'))];
  return wrap(`${text}${count}`, room).map((part, index) => row(...(index === 0 ? head : [{text: ' '.repeat(indent)}]), toned(part, tone)));
}

function lineDetail({line, proves, times, since}: ReadLine, now: number): Detail {
  return {
    title: 'A line of the log',
    parts: [
      {name: 'when', text: `${new Date(line.at).toISOString()}, ${ageText(now - line.at).replace(/^(?!now)(.*)$/, '$1 ago')}`},
      {name: 'from', text: line.pid === null ? line.from : `${line.from}, pid ${line.pid}`},
      ...(times === 1 ? [] : [{name: 'said', text: `${times} times since ${new Date(since).toISOString()}`}]),
      ...(proves ? [{name: 'proves', text: 'what was found'}] : []),
      {name: 'line', text: line.text},
    ],
    copies: {what: 'the line', text: line.text},
  };
}

/** What is said again and again may have begun on another day. */
function began(since: number, last: number): string {
  const [day, today] = [since, last].map((at) => new Date(at).toISOString().slice(5, 10));
  return `${day === today ? '' : `${day} `}${clock(since).slice(0, 5)}`;
}

/** How long ago, where the line above does not say the same. */
function ageOf(lines: readonly ReadLine[], index: number, now: number): string {
  const [age, above] = [ageText(now - lines[index]!.line.at), index === 0 ? '' : ageText(now - lines[index - 1]!.line.at)];
  return age === above ? '' : age;
}
