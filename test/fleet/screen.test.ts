import {describe, expect, it} from 'vitest';
import {fleetScreen} from '../../screens/fleet/fleet-frame.ts';
import {type FleetState, type FleetView, firstFleetView} from '../../screens/fleet/fleet-state.ts';
import {pressFleet} from '../../screens/fleet/press-fleet.ts';
import {plainText, width} from '../../screens/text.ts';
import {asciiGlyphs, unicodeGlyphs} from '../../screens/theme.ts';
import {emptyRow, type FleetRow, fleetLook, namedHost} from '../../src/fleet/index.ts';
import {down, now, row} from './rows.ts';

const config = (model: string) => ({agents: {model}});
const rows = [
  row('gw1', {groups: ['eu'], config: config('x')}),
  row('gw2', {groups: ['eu'], config: config('x'), readings: down(now - 3_600_000)}),
  row('gw3', {groups: ['eu'], config: config('yy'), readings: down(now)}),
  row('us1', {groups: ['us']}),
  emptyRow(namedHost('gw9', ['us']), 'gw9 refuses the login (denied): log in once with ssh gw9', {at: now, tookMs: 1}),
];

const stateOf = (more: Partial<FleetState> = {}): FleetState => ({
  look: fleetLook(rows, {at: now, tookMs: 900, notes: []}),
  hosts: 6,
  waiting: ['gw7'],
  now: now + 65_000,
  notice: null,
  ...more,
});

const sizes = [
  [160, 40],
  [80, 24],
  [40, 12],
] as const;

function drawn(
  view: Partial<FleetView> = {},
  [columns, height]: readonly [number, number] = [80, 24],
  state = stateOf(),
): readonly string[] {
  return fleetScreen(state, {...firstFleetView, ...view}, {columns, rows: height, glyphs: unicodeGlyphs}).lines.map(plainText);
}

function pressed(keys: readonly string[], state = stateOf()): {readonly view: FleetView; readonly does: readonly unknown[]} {
  let view = firstFleetView;
  const does: unknown[] = [];
  for (const key of keys) {
    const {extent} = fleetScreen(state, view, {columns: 80, rows: 24, glyphs: unicodeGlyphs});
    const outcome = pressFleet(state, view, key, extent);
    view = outcome.view;
    if (outcome.does !== null) does.push(outcome.does);
  }
  return {view, does};
}

describe('the screen of a fleet', () => {
  it.each(sizes)('is %d columns and %d rows in every mode, and no line is longer', (columns, height) => {
    for (const mode of ['rows', 'row', 'drift'] as const)
      for (const glyphs of [unicodeGlyphs, asciiGlyphs]) {
        const {lines} = fleetScreen(stateOf(), {...firstFleetView, mode}, {columns, rows: height, glyphs});
        expect(lines).toHaveLength(height);
        expect(Math.max(...lines.map((line) => width(plainText(line))))).toBeLessThanOrEqual(columns);
      }
  });

  it('has all columns where there is room, and the dearest where there is not', () => {
    const heads = sizes.map((size) =>
      drawn({}, size)
        .find((line) => /^ +host/.test(line))
        ?.trim()
        .split(/ {2,}/),
    );
    expect(heads[0]).toEqual(['host', 'gateway', 'verdict', 'root', 'since', 'version', 'owner', 'restarts', 'proved', 'age']);
    expect(heads[1]).toEqual(['host', 'gateway', 'verdict', 'root', 'since', 'age']);
    expect(heads[2]).toEqual(['host', 'gateway', 'verdict', 'root']);
  });

  it('says the keys for which there is room, and always the way out', () => {
    expect(drawn({}, [40, 12]).at(-1)).toBe('q quit  enter console  f findings');
    expect(drawn().at(-1)).toBe('q quit  enter console  f findings  / filter  d drift  r look again  space fold');
    expect(drawn({}, [160, 40]).at(-1)).toMatch(/ {2}space fold {2}z fold all {2}j k move$/);
    expect(drawn({filter: 'gw'}, [40, 12]).at(-1)).toBe('/gw q quit  enter console  f findings');
  });

  it('says how they stand, what is waited for, what they share, and why one was not reached', () => {
    const lines = drawn();
    expect(lines[0]).toMatch(/^RUNGS fleet … 5\/6 {2}5 hosts, 4 gateways: 2 down, 2 clear, 1 not reached +✖ DOWN$/);
    expect(lines[1]).toBe('waiting for gw7');
    expect(lines[2]).toMatch(/^✖ crash-loop on 2 of 4 gateways, the first since/);
    expect(lines[4]).toMatch(/^▸ ✖ gw2 +default +DOWN +crash-loop +2026-11-21 01:00:00Z +1 min 05 s/);
    expect(lines[6]).toMatch(/^ {2}\? gw9 +gw9 refuses the login/);
    expect(drawn({}, [80, 24], stateOf({look: fleetLook([], {at: now, tookMs: 0, notes: []})})).join('\n')).toContain(
      'nobody has answered yet',
    );
  });

  it('moves over the rows, and stays on its row when others come in', () => {
    const {view} = pressed(['j', 'j', 'j', 'k', 'G']);
    expect(drawn(view).find((line) => line.startsWith('▸'))).toContain('us1');
    const more = fleetLook([...rows, row('aa', {readings: down(now)})], {at: now, tookMs: 1, notes: []});
    expect(drawn(view, [80, 24], stateOf({look: more})).find((line) => line.startsWith('▸'))).toContain('us1');
    expect(pressed(['G', 'j', 'g', 'k']).view.row).toContain('gw2');
  });

  it('keeps the cursor on a screen that is too small for all rows', () => {
    const many = fleetLook(
      Array.from({length: 50}, (_, index) => row(`gw${index}`)),
      {at: now, tookMs: 1, notes: []},
    );
    const {view} = pressed(['pagedown', 'j', 'j'], stateOf({look: many, waiting: []}));
    expect(drawn(view, [40, 12], stateOf({look: many})).filter((line) => line.startsWith('▸'))).toHaveLength(1);
  });

  it('shows only the rows with what was typed: a name, a cause, a group', () => {
    const names = (keys: string) =>
      drawn(pressed(['/', ...keys, 'enter']).view).flatMap((line) => /^.{4}((?:gw|us)\d)/.exec(line)?.[1] ?? []);
    expect(names('crash-loop')).toEqual(['gw2', 'gw3']);
    expect(names('eu')).toEqual(['gw2', 'gw3', 'gw1']);
    expect(names('down 3')).toEqual(['gw3']);
    expect(drawn(pressed(['/', 'z', 'z', 'q']).view).join('\n')).toMatch(/no row with "zzq"[\s\S]*\/zzq▏ enter keep {2}esc clear$/);
    expect(pressed(['/', 'q', 'q', 'backspace', 'esc']).view).toEqual(firstFleetView);
    expect(pressed(['/', 'z', 'z', 'enter', 'f']).view.mode).toBe('rows');
  });

  it('opens what was found on a host, goes to the next, and comes back', () => {
    expect(drawn(pressed(['f']).view).join('\n')).toMatch(/^gw2 *\n.*owner nobody.*[\s\S]*✖ crash-loop: [\s\S]*→ /m);
    expect(drawn(pressed(['f', 'n', 'n']).view).join('\n')).toMatch(/^gw9 *\ngw9 refuses the login/m);
    expect(pressed(['f', 'esc']).view.mode).toBe('rows');
  });

  it('opens what differs, and says where nothing does', () => {
    const text = drawn(pressed(['d']).view).join('\n');
    expect(text).toMatch(/✖ crash-loop on 2 of 4 gateways[\s\S]*what differs in eu\n {2}agents\.model: gw3 ~2; 2 of 3 have ~1/);
    expect(
      drawn({mode: 'drift'}, [80, 24], stateOf({waiting: [], look: fleetLook([rows[0]!], {at: now, tookMs: 1, notes: []})})).join('\n'),
    ).toContain('nothing in common');
  });

  it('is left, and looks again', () => {
    expect(pressed(['r', 'f', 'r', 'q', '/', 'ctrl-c']).does).toEqual(['again', 'again', 'leave', 'leave']);
  });

  it('opens the console on the host under the cursor, from the list and from what was found there', () => {
    const hosts = (keys: readonly string[]) =>
      pressed(keys).does.map((one) => (typeof one === 'object' && one !== null && 'console' in one ? (one.console as FleetRow).host : one));
    expect(hosts(['j', 'enter'])).toEqual(['gw3']);
    expect(hosts(['f', 'n', 'n', 'enter'])).toEqual(['gw9']);
    expect(hosts(['/', 'z', 'z', 'enter', 'enter'])).toEqual([]);
    expect(drawn({}, [80, 24], stateOf({notice: 'gw9 is behind a template'})).at(-1)).toBe('gw9 is behind a template');
  });

  it('folds a group into one line where its worst row stood, opens it again, and folds all', () => {
    const lines = (keys: readonly string[]) =>
      drawn(pressed(keys).view)
        .slice(4, -1)
        .filter((one) => one.trim() !== '');
    expect(lines([' '])).toEqual([
      expect.stringMatching(/^▸ ✖ \[eu\] {2}3 hosts, 3 gateways: 2 down, 1 clear *$/),
      expect.stringMatching(/^ {2}\? gw9 /),
      expect.stringMatching(/^ {2}✔ us1 /),
    ]);
    expect(lines([' ', 'enter'])).toEqual(lines([]));
    expect(lines(['G', 'z', 'z'])).toHaveLength(5);
    expect(lines(['z'])).toEqual([
      expect.stringMatching(/✖ \[eu\]/),
      expect.stringMatching(/\? \[us\] {2}2 hosts, 1 gateway: 1 clear, 1 not reached/),
    ]);
    expect(pressed(['z', 'f']).view.mode).toBe('rows');
    expect(lines(['z', '/', ...'gw3', 'enter'])).toEqual([expect.stringMatching(/\[eu\] {2}1 host, 1 gateway: 1 down/)]);
    expect(pressed([' ', 'G', 'f', 'p', 'p']).view.row).toContain('gw9');
  });
});
