import {describe, expect, it} from 'vitest';
import {readAnswer} from '../../screens/answer/answer.ts';
import {type Content, rowText} from '../../screens/content.ts';
import {output, outputText} from '../../screens/panes/output.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import {healthyWalk, now, ran} from '../fixtures/walk.ts';

const said = (text: string, columns = 80) =>
  readAnswer(text, columns)?.map(({mark, indent, key, value}) => `${mark ?? ''}|${' '.repeat(indent)}${key}|${value}`);

const down = JSON.stringify(
  {
    cli: {version: '2026.9.6'},
    service: {loaded: true, runtime: {state: 'failed', lastExitStatus: 1}},
    gateway: {port: 19789, version: null, drifts: []},
    tasks: {queued: 0, lost: 0},
    rpc: {ok: false, error: 'connect ECONNREFUSED\nwaiting'},
    agents: [{id: 'main', path: '/home/bot'}],
  },
  null,
  2,
);

describe('the JSON of a command', () => {
  it('is read as what speaks of trouble, then the rest in few lines, then what holds nothing', () => {
    expect(said(down)).toEqual([
      'down|service.runtime|state failed, lastExitStatus 1',
      'down|rpc|connect ECONNREFUSED / waiting, ok no',
      '||',
      '|cli.version|2026.9.6',
      '|service|',
      '|  loaded|yes',
      '|  runtime|state failed, lastExitStatus 1',
      '|gateway|port 19789',
      '|tasks|all 0 (queued, lost)',
      '|rpc|ok no, error connect ECONNREFUSED / waiting',
      '|agents[0]|id main, path /home/bot',
    ]);
  });

  it('has a time as a person reads it', () => {
    expect(said('{"ts": 1795714454900, "size": 19600}')).toEqual(['|ts|2026-11-26 17:34:14', '|size|19600']);
  });

  it('says no trouble of an answer without any, nor of what is off on purpose', () => {
    expect(said('{"ok": true, "findings": [], "hostDesktop": {"enabled": false}, "errors": 0}')).toEqual([
      '|ok|yes',
      '|hostDesktop.enabled|no',
      '|errors|0',
      '|empty|findings',
    ]);
  });

  it('names each finding of a doctor with its own words', () => {
    expect(
      said(
        '{"ok":false,"findings":[{"id":"a","severity":"error","message":"no key"},{"id":"b","severity":"warning","message":"old"}]}',
      )?.slice(0, 3),
    ).toEqual(['down||ok no', 'down|findings|no key, severity error', 'degraded|findings|old, severity warning']);
  });

  it('is a log where each line is an entry, with what is repeated once', () => {
    const entry = (at: string, level: string, message: string) =>
      JSON.stringify({type: 'log', time: `2026-11-26T${at}.919+00:00`, level, subsystem: 'gateway', message});
    expect(
      said(
        [
          entry('02:10:00', 'warn', 'again'),
          entry('02:11:00', 'warn', 'again'),
          entry('02:12:00', 'info', 'ready'),
          entry('02:13:00', 'error', 'gone'),
        ].join('\n'),
      ),
    ).toEqual(['degraded|02:11:00|[gateway] again  × 2 since 02:10:00', '|02:12:00|[gateway] ready', 'down|02:13:00|[gateway] gone']);
  });

  it('is passed on as it is where it is none, is cut off, or only looks like it', () => {
    for (const text of ['plain words', '1\n2\n3', '[gateway] ready', '{"half": ', '']) expect(readAnswer(text, 80), text).toBeNull();
  });

  it('keeps what stands before it, and ends with no depth', () => {
    expect(said('a warning\n{"a": 1}')).toEqual(['||a warning', '|a|1']);
    expect(readAnswer(`${'{"a":{"b":1,"c":'.repeat(3000)}1${'}}'.repeat(3000)}`, 80)!.length).toBeLessThan(200);
  });
});

describe('the output pane', () => {
  const session = healthyWalk([
    {type: 'rung-started', at: now, run: 1, rung: 'status', variant: healthyWalk().runbook.rungs[0]!.variants[0]!},
    {type: 'rung-ended', at: now + 3400, run: 1, rung: 'status', runs: [ran(down)]},
  ]);
  const look = {glyphs: unicodeGlyphs, filter: '', search: '', wrapped: false, whole: false};
  const text = (content: Content) => content.rows.slice(0).map(rowText).join('\n');

  it('shows what a person reads, and what was said on a key', () => {
    expect(text(output(session, 80, look))).toContain('✖ rpc  connect ECONNREFUSED / waiting, ok no');
    expect(text(output(session, 80, look))).not.toMatch(/[{}"]/);
    expect(text(output(session, 80, {...look, whole: true}))).toContain('"rpc": {');
  });

  it('is searched and copied as it is shown', () => {
    expect(
      text(output(session, 80, {...look, filter: 'econn'}))
        .split('\n')
        .filter((line) => line.includes('ECONN')),
    ).toHaveLength(2);
    expect(outputText(session, look)).toContain('✖ rpc  connect');
    expect(outputText(session, {...look, whole: true})).toBe(down);
  });

  it('keeps the end of a path that is too long, and all of it where lines are wrapped', () => {
    const long = `/${'deep/'.repeat(40)}index.js`;
    const walk = healthyWalk([
      {type: 'rung-started', at: now, run: 1, rung: 'status', variant: healthyWalk().runbook.rungs[0]!.variants[0]!},
      {type: 'rung-ended', at: now + 3400, run: 1, rung: 'status', runs: [ran(JSON.stringify({path: long}))]},
    ]);
    expect(text(output(walk, 60, look))).toMatch(/path {2}….*deep\/index\.js/);
    expect(text(output(walk, 60, {...look, wrapped: true})).replace(/\s+/g, '')).toContain(long);
  });
});
