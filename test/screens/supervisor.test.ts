import {describe, expect, it} from 'vitest';
import {paneContent} from '../../screens/panes/index.ts';
import {plainText} from '../../screens/text.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import type {LogValue, SupervisorValue} from '../../src/model/index.ts';
import {healthyWalk, looked, now} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const {supervisor, log} = healthyReadings();
const unit = supervisor.units[0]!;

function linesOf(change: Partial<SupervisorValue>, exits: LogValue['exits'] = []): readonly string[] {
  const session = healthyWalk([looked('supervisor', {...supervisor, ...change}), looked('log', {...log, exits})]);
  const content = paneContent(
    'supervisor',
    {session, glyphs: unicodeGlyphs, now, filter: '', search: '', wrapped: false, whole: false},
    100,
  );
  return content.rows.slice(0).map((row) => (row.is === 'line' ? plainText(row.line) : row.cells.join(' ')));
}

describe('the supervisor pane', () => {
  const system = {...unit, scope: 'system' as const, active: 'failed', sub: 'failed', mainPid: null, pids: []};

  it.each(['user', 'system'] as const)('marks the %s unit where it is the one of two that counts, and no other', (scope) => {
    const lines = linesOf({units: [unit, system], chosen: {scope, name: unit.name}});
    expect(lines.filter((line) => line.includes('the one that counts'))).toEqual([expect.stringMatching(`^${scope} unit`)]);
  });

  it('marks none where there is one', () => {
    expect(linesOf({}).join('\n')).not.toContain('counts');
  });

  it('marks none where none counts', () => {
    expect(linesOf({units: [unit, system], chosen: null}).join('\n')).not.toContain('counts');
  });

  it('says how the run before ended, which the manager has forgotten', () => {
    const killed = linesOf({}, [{at: now - 15_000, how: 'killed', status: '9/KILL'}]);
    expect(killed.find((line) => line.startsWith('last exit'))).toMatch(/^last exit killed 9\/KILL at \d\d:\d\d:\d\dZ, in the journal/);
    expect(linesOf({}).find((line) => line.startsWith('last exit'))).toContain('none in the journal');
  });
});
