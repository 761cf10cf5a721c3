import {describe, expect, it} from 'vitest';
import {type Content, rowText} from '../../screens/content.ts';
import {log} from '../../screens/panes/log.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import type {Finding, LogLine} from '../../src/model/index.ts';
import {healthyWalk, looked, now} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const at = (minutesAgo: number) => now - minutesAgo * 60_000;
const line = (minutesAgo: number, text: string, from: LogLine['from'] = 'gateway'): LogLine => ({at: at(minutesAgo), from, pid: 7, text});
const clock = (minutesAgo: number) => new Date(at(minutesAgo)).toISOString().slice(11, 19);
const look = {glyphs: unicodeGlyphs, filter: '', search: '', wrapped: false, whole: false};

const lines = [
  line(90, '[telegram] "/dashboard" conflicts with an existing command'),
  line(12, 'Started openclaw-gateway.service', 'systemd'),
  line(11, "Error: Cannot find module '/opt/openclaw/dist/index.js'"),
  line(11, 'openclaw-gateway.service: Scheduled restart job, restart counter is at 3.', 'systemd'),
  line(2, "Error: Cannot find module '/opt/openclaw/dist/index.js'"),
  line(2, 'openclaw-gateway.service: Scheduled restart job, restart counter is at 9.', 'systemd'),
];

function pane(change: Partial<typeof look>, columns: number): Content {
  const walk = healthyWalk([looked('log', {...healthyReadings().log, lines})]);
  const finding = {evidence: [{probe: 'log', line: "Error: Cannot find module '/opt/openclaw/dist/index.js'"}]} as unknown as Finding;
  return log({...walk, judgement: {...walk.judgement, findings: [finding]}}, columns, now, {...look, ...change});
}

const shown = (change: Partial<typeof look> = {}, columns = 130): readonly string[] => pane(change, columns).rows.slice(0).map(rowText);
const start = (columns: number) => pane({}, columns).start;

describe('the log pane', () => {
  it('says when by clock and age, how bad, what proves the cause, and what is repeated once', () => {
    expect(shown().map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      `${clock(90)} 1 h ▲ [telegram] "/dashboard" conflicts with an existing command`,
      `${clock(12)} 12 min systemd Started openclaw-gateway.service`,
      `│${clock(2)} 2 min ✖ Error: Cannot find module '/opt/openclaw/dist/index.js' × 2 since ${clock(11).slice(0, 5)}`,
      `${clock(2)} systemd openclaw-gateway.service: Scheduled restart job, restart counter is at 9. × 2 since ${clock(11).slice(0, 5)}`,
    ]);
  });

  it('says the day with the time where what is repeated began on another', () => {
    const said = 'Gateway warm-up took long';
    const walk = healthyWalk([looked('log', {...healthyReadings().log, lines: [line(30 * 60, said), line(2, said)]})]);
    const began = new Date(at(30 * 60)).toISOString();
    expect(log(walk, 130, now, look).rows.slice(0).map(rowText).join('')).toContain(
      `× 2 since ${began.slice(5, 10)} ${began.slice(11, 16)}`,
    );
  });

  it('has every line where it is shown as it was said', () => {
    expect(shown({whole: true})).toHaveLength(lines.length);
    expect(shown({whole: true}).join('')).not.toContain('×');
  });

  it('has what proves the cause whole at any width, and begins with it', () => {
    const narrow = shown({}, 40);
    const from = narrow.findIndex((text) => text.startsWith('│'));
    expect(narrow.slice(from).join('').replace(/\s+/g, '')).toContain("Cannotfindmodule'/opt/openclaw/dist/index.js'×2since");
    expect(start(40)).toBe(from - 1);
  });

  it('is searched as it is shown, and says of a line that is too long that it was cut before how often it came', () => {
    expect(shown({filter: 'CANNOT'})).toHaveLength(1);
    expect(shown({filter: 'scheduled'}, 60)[0]).toMatch(/^ \S+ .*… {2}× 2 since/);
  });
});
