import type {Session, UnitRow} from '../model/index.ts';
import type {Cells} from './blocks.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';
import {writeRows} from './rows.ts';
import {seenUnder} from './seen.ts';

/** A unit has some 40 settings; more is not a unit. */
const rowsMax = 300;

/** The service as loaded, as on disk and as this release would install it. */
export function writeUnit(page: Page, session: Session): void {
  const value = seenUnder(page, 'Unit', session.readings.unit);
  if (value === null) return;
  const {rows, templateOf} = value;
  const differing = rows.filter((row) => row.differs !== 'no');
  const same = rows.length - differing.length;
  const template = templateOf === null ? ours('not known for this release') : page.say`what OpenClaw ${templateOf} would install`;
  page.paragraph(page.say`Settings that differ: ${differing.length}; that agree: ${same}. Wanted is ${template}.`);
  writeSettings(page, rows, differing);
}

function writeSettings(page: Page, rows: readonly UnitRow[], differing: readonly UnitRow[]): void {
  switch (page.detail.unit) {
    case 'all':
      writeRows(page, differing.flatMap(threeRows), rowsMax, 'the unit');
      writeRows(page, rows.filter((row) => row.differs === 'no').map(oneRow), rowsMax, 'the unit');
      return;
    case 'differing':
      if (differing.length < rows.length) {
        page.shorten('the unit');
      }
      writeRows(page, differing.flatMap(threeRows), rowsMax, 'the unit');
      return;
    case 'names':
      page.shorten('the unit');
      writeRows(
        page,
        differing.map((row) => [row.key, `differs: ${row.differs}`]),
        rowsMax / 10,
        'the unit',
      );
      return;
    case 'counted':
      page.shorten('the unit');
  }
}

function oneRow(row: UnitRow): Cells {
  return [row.key, row.loaded ?? row.disk ?? 'not set'];
}

function threeRows(row: UnitRow): readonly Cells[] {
  return [
    [row.key, 'loaded', row.loaded ?? 'not set'],
    ['', 'on disk', row.disk ?? 'not set'],
    ['', 'wanted', row.wanted ?? 'not set'],
  ];
}
