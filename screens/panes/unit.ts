import type {Session, UnitRow} from '../../src/model/index.ts';
import {type Content, cellsRows, columns, type Row, row} from '../content.ts';
import {type Differing, difference} from '../difference.ts';
import type {Detail, Item} from '../item.ts';
import {cut, cutStart, type Span, toned, wrap} from '../text.ts';
import type {Tone} from '../theme.ts';
import {unseen} from './unseen.ts';

/** From this width on the three sources stand side by side; below it they stand under one another. */
const sideBySide = 76;

/** Loaded, on disk, and what this version would install; what differs first. */
export function unit(session: Session, width: number, whole: boolean): Content {
  const reading = session.readings.unit;
  if (reading === undefined || !reading.seen) return unseen('Unit diff', reading, width);
  const {rows, templateOf, files} = reading.value;
  const differing = rows.filter((one) => one.differs !== 'no');
  const same = rows.length - differing.length;
  const head = files.map((file) => row(toned(file.path, 'quiet')));
  const blocks = differing.map((one) => (!whole ? compared(one, width) : width >= sideBySide ? [] : stacked(one, width)));
  const isTable = whole && width >= sideBySide;
  const body = isTable ? table(differing, width) : blocks.flat();
  const heights = isTable ? differing.map((one) => table([one], width).length) : blocks.map((one) => one.length);
  let from = 0;
  const items = differing.map((one, at): Item => {
    const item = {from, to: from + heights[at]!, opens: {is: 'detail', detail: settingDetail(one)}} as const;
    from = item.to;
    return item;
  });
  const tail = [
    ...(rows.length === 0
      ? [row(toned('no unit is installed', 'unknown'))]
      : [row(toned(`the same everywhere: ${same} ${same === 1 ? 'setting' : 'settings'}`, 'quiet'))]),
    ...(templateOf === null
      ? [row(toned('no template for this version: loaded and disk only', 'quiet'))]
      : [row(toned(`wanted = what the installer of ${templateOf} writes`, 'quiet'))]),
  ];
  return {
    title: 'Unit diff',
    items,
    mark: differing.length === 0 ? 'no difference' : `${differing.length} differ`,
    rows: [...body, ...tail, ...head],
  };
}

function settingDetail({key, loaded, disk, wanted}: UnitRow): Detail {
  const said = (text: string | null) => text ?? '(not set)';
  return {
    title: key,
    parts: [
      {name: 'loaded', text: said(loaded)},
      {name: 'on disk', text: said(disk)},
      {name: 'wanted', text: said(wanted)},
    ],
    copies: {what: 'the setting as it is loaded', text: `${key}=${loaded ?? ''}`},
  };
}

function table(rows: readonly UnitRow[], width: number): readonly Row[] {
  const shape = {
    columns: columns(width, [{title: 'setting', fixed: 22}, {title: 'loaded'}, {title: 'on disk'}, {title: 'wanted'}]),
    tone: (column: number): Tone | undefined => (column === 0 ? 'degraded' : undefined),
  };
  const cells = rows.flatMap((one) => {
    const parts = [one.key, ...[one.loaded, one.disk, one.wanted].map((text) => text ?? '(not set)')].map((text, index) =>
      wrap(text, shape.columns[index]!.width),
    );
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({length: height}, (_, at) => parts.map((part) => part[at] ?? ''));
  });
  return cellsRows(shape, cells);
}

function stacked(one: UnitRow, width: number): readonly Row[] {
  const says = (label: string, text: string | null, tone: Tone) =>
    wrap(text ?? '(not set)', width - 9).map((part, index) =>
      row(toned(index === 0 ? `  ${label.padEnd(7)}` : ' '.repeat(9), 'quiet'), toned(part, tone)),
    );
  return [
    row(toned(one.key, 'degraded')),
    ...says('loaded', one.loaded, 'plain'),
    ...(one.differs === 'wanted' ? [] : says('disk', one.disk, 'degraded')),
    ...(one.differs === 'disk' ? [] : says('wanted', one.wanted, 'note')),
  ];
}

/** Only what differs, with as much around it as there is room for. */
function compared(one: UnitRow, width: number): readonly Row[] {
  const sides = sidesOf(one);
  const parts = difference(sides.flatMap(({text}) => text ?? []));
  let at = 0;
  return [
    row(toned(one.key, 'degraded')),
    ...sides.flatMap(({label, text, tone}) => {
      const name = toned(`  ${label.padEnd(7)}`, 'quiet');
      const own = text === null ? undefined : parts[at++];
      return own === undefined ? [row(name, toned('(not set)', tone))] : partRows(name, own, tone, width - 9);
    }),
  ];
}

interface Side {
  readonly label: string;
  readonly text: string | null;
  readonly tone: Tone;
}

function sidesOf(one: UnitRow): readonly Side[] {
  return [
    {label: 'loaded', text: one.loaded, tone: 'strong'},
    ...(one.differs === 'wanted' ? [] : [{label: 'disk', text: one.disk, tone: 'degraded'} as const]),
    ...(one.differs === 'disk' ? [] : [{label: 'wanted', text: one.wanted, tone: 'note'} as const]),
  ];
}

/** What differs stands in brackets, for eyes and terminals without colour; what comes before it keeps its end. */
function partRows(name: Span, {before, own, after}: Differing, tone: Tone, room: number): readonly Row[] {
  const marked = `[${own}]`;
  if (marked.length > room)
    return wrap(`${cutStart(before, nearMax)}${marked}${cut(after, nearMax)}`, room).map((text, index) =>
      row(index === 0 ? name : {text: ' '.repeat(9)}, toned(text, tone)),
    );
  const left = room - marked.length;
  const ahead = cutStart(before, Math.max(Math.floor(left / 2), left - after.length));
  return [row(name, {text: ahead}, toned(marked, tone), {text: cut(after, left - ahead.length)})];
}

/** How much of what is the same stands beside a difference that takes several lines. */
const nearMax = 24;
