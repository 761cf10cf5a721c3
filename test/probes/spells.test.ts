import {describe, expect, it} from 'vitest';
import type {LogLine, PastLog} from '../../src/model/index.ts';
import {heardOf, spellsOf} from '../../src/probes/index.ts';

const base = Date.parse('2026-11-26T02:00:00Z');
const at = (seconds: number): number => base + seconds * 1000;

function said(seconds: number, text: string, from: LogLine['from'] = 'gateway'): LogLine {
  return {at: at(seconds), from, pid: 1, text};
}

function past(more: Partial<PastLog>): PastLog {
  return {
    since: base - 3_600_000,
    until: at(9_000),
    from: base,
    lines: [],
    exits: [],
    restarts: [],
    starts: [],
    kernelOom: [],
    unseen: [],
    ...more,
  };
}

const failed = (seconds: number) => ({at: at(seconds), how: 'exited', status: '1'});

describe('a spell', () => {
  it('is one loop, with the line that says why and when it was over', () => {
    const spells = spellsOf(
      past({
        exits: [failed(10), failed(22), failed(34)],
        starts: [at(20), at(32), at(1_200)],
        lines: [said(9, 'listen EADDRINUSE: address already in use 127.0.0.1:18789'), said(33, 'Node.js v24.21.0')],
      }),
    );
    expect(spells).toEqual([
      {
        from: at(10),
        until: at(1_200),
        ends: 3,
        how: 'exited, status 1',
        why: {line: expect.stringContaining('EADDRINUSE'), code: 'port-taken'},
        byItself: false,
      },
    ]);
  });

  it('quotes the line with the name in it, and not the code behind its stack', () => {
    const lines = [
      said(21, "Error: Cannot find module '/opt/oc/node_modules/openclaw/dist/entry.js'"),
      said(33, "Error: Cannot find module '/opt/oc/node_modules/openclaw/dist/entry.js'"),
      said(33, "  code: 'MODULE_NOT_FOUND',"),
    ];
    const [spell] = spellsOf(past({exits: [failed(22), failed(34)], starts: [at(20), at(32)], lines}));
    expect(spell?.why).toEqual({line: "Error: Cannot find module '/opt/oc/node_modules/openclaw/dist/entry.js'", code: 'entry-missing'});
  });

  it('is told apart from the next one by a run that lived', () => {
    const spells = spellsOf(past({exits: [failed(10), failed(4_000)], starts: [at(15), at(4_005)], restarts: [{at: at(14), counter: 1}]}));
    expect(spells.map(({from, byItself}) => [from, byItself])).toEqual([
      [at(10), true],
      [at(4_000), false],
    ]);
  });

  it('goes on where nothing started it again', () => {
    expect(spellsOf(past({exits: [failed(10)]}))).toMatchObject([{until: null, ends: 1}]);
  });

  it('is a stop that somebody asked for only where it lasted longer than a restart', () => {
    const stop = {at: at(10), how: 'exited', status: '0'};
    expect(spellsOf(past({exits: [stop], starts: [at(12)]}))).toEqual([]);
    expect(spellsOf(past({exits: [stop], starts: [at(900)]}))).toMatchObject([{how: 'stopped on request', why: null, until: at(900)}]);
  });

  it('has the kernel as its reason where that killed it', () => {
    const spells = spellsOf(
      past({
        exits: [{at: at(10), how: 'killed', status: 'KILL'}],
        starts: [at(20)],
        kernelOom: [{at: at(10), line: 'Out of memory: Killed process 7 (node)'}],
        lines: [said(9, 'listen EADDRINUSE: address already in use')],
      }),
    );
    expect(spells[0]?.why?.code).toBe('oom-killed');
  });
});

describe('what was heard', () => {
  it('is counted by finding, outside of the spells', () => {
    const lines = [
      said(9, 'listen EADDRINUSE: address already in use'),
      said(4_000, 'Error: ENOSPC: no space left on device, write'),
      said(4_060, 'Error: ENOSPC: no space left on device, write'),
      said(4_061, 'nothing of note'),
    ];
    const whole = past({exits: [failed(10)], starts: [at(20)], lines});
    expect(heardOf(whole, spellsOf(whole))).toEqual([
      {code: 'disk-full', from: at(4_000), until: at(4_060), count: 2, line: expect.stringContaining('ENOSPC')},
    ]);
  });
});
