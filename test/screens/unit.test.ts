import {describe, expect, it} from 'vitest';
import {rowText} from '../../screens/content.ts';
import {difference} from '../../screens/difference.ts';
import {unit} from '../../screens/panes/unit.ts';
import type {UnitRow} from '../../src/model/index.ts';
import {healthyWalk, looked} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const start = (version: string) =>
  `/home/bot/.nvm/bin/node --max-old-space-size=2048 /home/bot/.local/share/pnpm/openclaw@${version}/node_modules/openclaw/dist/index.js gateway`;
const exec: UnitRow = {
  key: 'Service.ExecStart',
  loaded: start('2026.8.3'),
  disk: start('2026.8.3'),
  wanted: start('2026.9.6'),
  differs: 'wanted',
};

const shown = (rows: readonly UnitRow[], width: number, whole = false): readonly string[] =>
  unit(healthyWalk([looked('unit', {...healthyReadings().unit, rows})]), width, whole)
    .rows.slice(0)
    .map(rowText);

describe('the unit pane', () => {
  it('shows of a setting only what differs, in brackets, with the end of what comes before it', () => {
    for (const width of [39, 80, 120]) {
      const [key, loaded, wanted] = shown([exec], width);
      expect(key).toBe('Service.ExecStart');
      expect(loaded).toMatch(/^ {2}loaded ….*openclaw@\[2026\.8\.3\]\/node/);
      expect(wanted).toMatch(/^ {2}wanted ….*openclaw@\[2026\.9\.6\]\/node/);
      for (const text of [loaded, wanted]) expect(text!.length).toBeLessThanOrEqual(width);
    }
  });

  it('has the whole of it where it is shown as it was said', () => {
    expect(shown([exec], 60, true).join('').replace(/\s+/g, '')).toContain(start('2026.9.6').replace(/\s+/g, ''));
  });

  it('says what is not set, and all three where all differ', () => {
    const text = shown([{key: 'Service.Restart', loaded: 'no', disk: 'on-failure', wanted: null, differs: 'both'}], 60);
    expect(text.slice(0, 4)).toEqual(['Service.Restart', '  loaded [no]', '  disk   [on-failure]', '  wanted (not set)']);
  });
});

describe('a difference', () => {
  it('is cut at the edges of words, and whole where nothing is the same', () => {
    expect(difference(['a 2048 c', 'a 2096 c'])).toMatchObject([
      {before: 'a ', own: '2048', after: ' c'},
      {before: 'a ', own: '2096', after: ' c'},
    ]);
    expect(difference(['x', 'y'])).toMatchObject([{own: 'x'}, {own: 'y'}]);
    expect(difference(['a b', 'a b c'])).toMatchObject([{own: ''}, {own: ' c'}]);
    expect(difference(['alone'])).toEqual([{before: 'alone', own: '', after: ''}]);
  });
});
