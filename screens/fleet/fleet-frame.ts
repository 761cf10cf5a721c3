import {countsText, rowName, worstOf} from '../../src/fleet/index.ts';
import {fitLine, type Line, line, spread, toned, width, wrap} from '../text.ts';
import {type Glyphs, verdictWords} from '../theme.ts';
import {matrix} from './fleet-matrix.ts';
import {driftPage, rowPage} from './fleet-pages.ts';
import {cursorIn, itemsShown, rowUnder} from './fleet-rows.ts';
import type {FleetState, FleetView} from './fleet-state.ts';
import {type Extent, fleetKeys, typingKeys} from './press-fleet.ts';

export interface FleetScreen {
  readonly lines: readonly Line[];
  readonly extent: Extent;
}

interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
}

/** All lines of the screen, and how much there is to move through. */
export function fleetScreen(state: FleetState, view: FleetView, size: Size): FleetScreen {
  const {columns, rows} = size;
  const top = [header(state, size), ...standing(state, size)];
  const bottom = [footer(state, view, columns)];
  const room = Math.max(1, rows - top.length - bottom.length);
  const {lines, extent} = view.mode === 'rows' ? list(state, view, size, room) : page(state, view, size, room);
  const filler = Array.from({length: Math.max(0, room - lines.length)}, (): Line => []);
  return {lines: [...top, ...lines.slice(0, room), ...filler, ...bottom], extent};
}

function header({look, waiting, hosts}: FleetState, {columns, glyphs}: Size): Line {
  const worst = worstOf(look.rows);
  const right = look.rows.length === 0 ? [] : line(toned(`${glyphs[worst]} ${verdictWords[worst]}`, worst));
  const counts = look.rows.length === 0 ? `${hosts} ${hosts === 1 ? 'host' : 'hosts'}` : countsText(look);
  const progress = waiting.length === 0 ? '' : ` ${glyphs.running} ${hosts - waiting.length}/${hosts}`;
  return spread(line(toned('RUNGS fleet', 'title'), `${progress}  ${counts}`), right, columns);
}

/** What is waited for, and on a screen that is not small what they have in common. */
function standing({look, waiting}: FleetState, {columns, rows, glyphs}: Size): readonly Line[] {
  const bar = waiting.length === 0 ? [] : [fitLine(line(toned(`waiting for ${waiting.join(', ')}`, 'quiet')), columns)];
  const shown = rows < smallRows ? [] : look.findings.slice(0, findingsMax);
  return [...bar, ...shown.map(({text}) => fitLine(line(toned(`${glyphs.down} `, 'down'), text), columns))];
}

const smallRows = 20;
const findingsMax = 3;

function list(state: FleetState, view: FleetView, {columns, glyphs}: Size, room: number): FleetScreen {
  const items = itemsShown(state, view);
  const at = cursorIn(items, view);
  const shown = Math.max(1, room - 1);
  const table = matrix(
    items.flatMap((item) => (item.is === 'row' ? [item.row] : [])),
    state.now,
    columns,
    glyphs,
  );
  const start = Math.max(0, Math.min(at - Math.floor(shown / 2), items.length - shown));
  const lines = items
    .slice(start, start + shown)
    .map((item, index) =>
      item.is === 'row' ? table.line(item.row, start + index === at) : table.group(item.group, item.rows, start + index === at),
    );
  const nothing = view.filter === '' ? 'nobody has answered yet' : `no row with "${view.filter}"`;
  const none = wrap(nothing, columns).map((part) => line(part));
  return {lines: items.length === 0 ? none : [table.head, ...lines], extent: {all: items.length, shown}};
}

function page(state: FleetState, view: FleetView, {columns, glyphs}: Size, room: number): FleetScreen {
  const row = rowUnder(state, view);
  const about = view.mode === 'drift' ? 'in common, and what differs' : row === null ? '' : rowName(row);
  const all =
    view.mode === 'drift'
      ? driftPage(state.look, state.waiting.length === 0, glyphs, columns)
      : row === null
        ? []
        : rowPage(row, glyphs, columns);
  const shown = Math.max(1, room - 1);
  const last = Math.max(0, all.length - shown);
  const start = view.scroll === 'end' ? last : Math.min(view.scroll, last);
  const place = all.length > shown ? `${start + 1}-${Math.min(all.length, start + shown)}/${all.length}` : '';
  const title = spread(line(toned(about, 'strong')), line(toned(place, 'quiet')), columns);
  return {lines: [title, ...all.slice(start, start + shown).map((one) => fitLine(one, columns))], extent: {all: all.length, shown}};
}

function footer({notice}: FleetState, view: FleetView, columns: number): Line {
  if (notice !== null && !view.isTyping) return fitLine(line(toned(notice, 'degraded')), columns);
  if (view.isTyping) return fitLine(line(toned('/', 'strong'), `${view.filter}▏ `, toned(typingKeys, 'quiet')), columns);
  const filter = view.filter === '' || view.mode !== 'rows' ? '' : `/${view.filter} `;
  let keys = '';
  for (const key of fleetKeys[view.mode]) {
    const more = keys === '' ? key : `${keys}  ${key}`;
    if (width(filter) + width(more) > columns) break;
    keys = more;
  }
  return fitLine(line(toned(filter, 'strong'), toned(keys, 'quiet')), columns);
}
