import {cellsOf, countsText, type FleetRow, headings, worstOf} from '../../src/fleet/index.ts';
import {fitLine, fitText, type Line, line, type Span, toned, width} from '../text.ts';
import type {Glyphs, Tone} from '../theme.ts';

/** Which column goes last where there is not room for all. */
const dearest: readonly (typeof headings)[number][] = [
  'host',
  'verdict',
  'root',
  'gateway',
  'age',
  'since',
  'version',
  'proved',
  'owner',
  'restarts',
];

/** A name that is longer gives way to what is said of it. */
const hostColumnsMax = 28;
const gap = 2;
/** The cursor, the glyph and a blank. */
const marginColumns = 4;

/** The rows as a table that fits: as many columns as there is room for, the dearest first. */
export interface Matrix {
  readonly head: Line;
  line(row: FleetRow, isChosen: boolean): Line;
  /** All of a group that is folded. */
  group(name: string, members: readonly FleetRow[], isChosen: boolean): Line;
}

export function matrix(rows: readonly FleetRow[], now: number, columns: number, glyphs: Glyphs): Matrix {
  const table = rows.map((row) => cellsOf(row, now));
  const widths = headings.map((heading, index) => {
    const most = table.reduce((so, cells) => Math.max(so, width(cells[index] ?? '')), width(heading));
    return heading === 'host' ? Math.min(hostColumnsMax, most) : most;
  });
  const shown = fitting(widths, columns - marginColumns);
  const cut = (cells: readonly string[]) => shown.map((index) => fitText(cells[index] ?? '', widths[index] ?? 0));
  const fitted = (mark: string, tone: Tone, text: string, isChosen: boolean): Line => {
    const start: Span = toned(`${isChosen ? glyphs.here : ' '} ${mark} `, isChosen ? 'chosen' : tone);
    return fitLine(line(start, toned(fitText(text, columns - marginColumns), isChosen ? 'chosen' : 'plain')), columns);
  };
  return {
    head: fitLine(line(' '.repeat(marginColumns), toned(cut(headings).join(' '.repeat(gap)), 'quiet')), columns),
    line(row, isChosen) {
      const cells = cellsOf(row, now);
      const reason = row.problem === null ? null : `${fitText(row.host, widths[0] ?? 0)}  ${row.problem}`;
      const text = reason ?? cut(cells).join(' '.repeat(gap));
      return fitted(glyphs[row.verdict], row.verdict, text, isChosen);
    },
    group(name, members, isChosen) {
      const worst = worstOf(members);
      return fitted(glyphs[worst], worst, `[${name}]  ${countsText({rows: members})}`, isChosen);
    },
  };
}

/** The places of the columns that fit, in the order of the table. */
function fitting(widths: readonly number[], room: number): readonly number[] {
  const shown: number[] = [];
  let left = room + gap;
  for (const name of dearest) {
    const index = headings.indexOf(name);
    const needed = (widths[index] ?? 0) + gap;
    if (needed > left && shown.length > 0) break;
    shown.push(index);
    left -= needed;
  }
  return shown.toSorted((a, b) => a - b);
}
