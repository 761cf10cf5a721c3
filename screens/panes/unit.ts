import type {Session, UnitRow} from '../../src/model/index.ts';
import {type Content, cellsRows, columns, type Row, row} from '../content.ts';
import {toned, wrap} from '../text.ts';
import type {Tone} from '../theme.ts';
import {unseen} from './unseen.ts';

/** From this width on the three sources stand side by side; below it they stand under one another. */
const sideBySide = 76;

/** Loaded, on disk, and what this version would install; what differs first. */
export function unit(session: Session, width: number): Content {
  const reading = session.readings.unit;
  if (reading === undefined || !reading.seen) return unseen('Unit diff', reading, width);
  const {rows, templateOf, files} = reading.value;
  const differing = rows.filter((one) => one.differs !== 'no');
  const same = rows.length - differing.length;
  const head = files.map((file) => row(toned(file.path, 'quiet')));
  const body: readonly Row[] = width >= sideBySide ? table(differing, width) : differing.flatMap((one) => stacked(one, width));
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
    mark: differing.length === 0 ? 'no difference' : `${differing.length} differ`,
    rows: [...body, ...tail, ...head],
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
