import {appendFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {parseJournal, readJournal} from '../../src/journal/index.ts';
import {hashOf, lineOf} from '../../src/journal/line.ts';
import type {Event} from '../../src/model/index.ts';
import {allLooked, healthyWalk, now, opened, ran} from '../fixtures/walk.ts';
import fc from '../property.ts';

function journalOf(events: readonly unknown[]): string {
  let prev = '';
  return events
    .map((event, n) => {
      const line = lineOf({n, prev, event: event as Event});
      prev = hashOf(line);
      return `${line}\n`;
    })
    .join('');
}

describe('what a journal may hold', () => {
  const {runbook, judgement} = healthyWalk();
  const variant = runbook.rungs[0]!.variants[0]!;
  const all: readonly Event[] = [
    opened(),
    ...allLooked(),
    {type: 'looked', at: now, looked: {name: 'ports', reading: {seen: false, why: 'denied', detail: 'no', at: now, tookMs: 1}}},
    {
      type: 'logged',
      at: now,
      news: {
        lines: [{at: now, from: 'gateway', pid: null, text: 'hello'}],
        signatures: [{id: 'x', count: 1, lastAt: now, line: 'hello'}],
        exits: [{at: now, how: 'exited', status: '1'}],
        restarts: [{at: now, counter: 1}],
        startedAt: null,
        startLimitAt: null,
      },
    },
    {type: 'judged', at: now, judgement, rules: '0.1.0'},
    {type: 'first-touch', at: now},
    {type: 'rung-started', at: now, run: 1, rung: 'status', variant},
    {type: 'rung-ended', at: now, run: 1, rung: 'status', runs: [ran('x'), {seen: false, why: 'late', detail: 'x'}]},
    {type: 'rung-withheld', at: now, rung: 'status', reason: 'x'},
    {type: 'own-started', at: now, run: 2, rung: 'status', argv: ['id'], armed: false},
    {type: 'own-ended', at: now, run: 2, result: ran('x')},
    {type: 'own-withheld', at: now, rung: 'status', argv: ['id'], reason: 'x'},
    {type: 'moved', at: now, to: 1},
    {type: 'skipped', at: now, rung: 'status', reason: 'x'},
    {type: 'noted', at: now, rung: 'status', text: 'x'},
    {type: 'hinted', at: now, text: 'x'},
    {type: 'solved', at: now},
    {type: 'redacted', at: now, redactions: [{kind: 'name', mark: '[x]', count: 1, where: ['log']}]},
    {type: 'elsewhere', at: now, folder: '/x'},
    {type: 'resumed', at: now, responder: 'root'},
    {type: 'closed', at: now, how: 'x'},
  ];

  it('is every event as it was written, nothing lost and nothing added', () => {
    const read = parseJournal(journalOf(all));
    expect(read).toMatchObject({torn: [], broken: []});
    expect(read.events).toEqual(all);
  });

  it('is nothing else: an event that nobody knows or that lacks a part is set aside', () => {
    const foreign = [
      {type: 'exploded', at: now},
      {type: 'own-ended', at: now, result: ran('whose?')},
      {type: 'noted', at: 'noon', rung: 'status', text: 'x'},
    ];
    for (const event of foreign)
      expect(parseJournal(journalOf([opened(), event]))).toMatchObject({events: [{type: 'opened'}], torn: [{line: 2}]});
  });

  it('is no reading with a part of another form: its line is told and the chain goes on behind it', () => {
    const misshapen = {
      type: 'looked',
      at: now,
      looked: {name: 'ports', reading: {seen: true, value: {ports: [{port: 'x'}]}, at: now, tookMs: 1}},
    };
    const read = parseJournal(journalOf([opened(), misshapen, {type: 'noted', at: now, rung: 'status', text: 'x'}]));
    expect(read.events.map((event) => event.type)).toEqual(['opened', 'noted']);
    expect(read).toMatchObject({
      count: 3,
      broken: [],
      torn: [{line: 2, why: expect.stringMatching(/^holds no "looked" .* at looked\.reading\.value\.ports\.0\.port: /)}],
    });
  });

  it('is, of a journal from before runs had numbers, every run with its end', () => {
    const earlier = all.map((event) => {
      const {run: _, ...rest} = {run: 0, ...event};
      return rest.type === 'logged' ? {type: 'logged', at: now, lines: rest.news.lines} : rest;
    });
    const read = parseJournal(journalOf(earlier));
    expect(read).toMatchObject({torn: [], broken: []});
    expect(read.events.map((event) => ('run' in event ? [event.type, event.run] : event.type))).toEqual(
      all.map((event) => ('run' in event ? [event.type, event.run] : event.type)),
    );
  });
});

describe('a journal that is damaged or of somebody else', () => {
  const events = [opened(), ...allLooked(), {type: 'noted', at: now, rung: 'status', text: 'x'}];
  const whole = journalOf(events);

  it('is read as far as it goes, wherever a bit of it is turned or its end is lost', () => {
    const bytes = Buffer.from(whole);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), fc.nat(bytes.length), (at, bit, length) => {
        const spoilt = Buffer.from(bytes);
        spoilt[at]! ^= 1 << bit;
        const read = parseJournal(spoilt.subarray(0, length).toString('latin1'));
        expect(read.events.length).toBeLessThanOrEqual(events.length);
        if (length === bytes.length)
          expect(read.torn.length + read.broken.length + Number(read.lastHash !== parseJournal(whole).lastHash)).toBeGreaterThan(0);
      }),
      {numRuns: 60},
    );
  });

  it('is set aside line by line where it is no journal at all', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const nested = `{"n":0,"prev":"","event":${deep}}`;
    for (const line of ['{}', '[]', 'null', '"x"', '1e999', deep, nested, '\0\0\0', '{"n":0,"event":{"type":"__proto__"}}'])
      expect(parseJournal(`${line}\n`)).toMatchObject({events: [], torn: [{line: 1}], count: 0});
  });

  it('is read past a line of 200 MB, which is no event', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-long-'));
    const path = join(folder, 'journal.jsonl');
    writeFileSync(path, whole);
    const piece = Buffer.alloc(20 * 1024 * 1024, 'x');
    for (let part = 0; part < 10; part += 1) appendFileSync(path, piece);
    appendFileSync(path, '\n');
    const read = readJournal(path);
    rmSync(folder, {recursive: true});
    expect(read.events).toHaveLength(events.length);
    expect(read.torn).toEqual([{line: events.length + 1, bytes: 200 * 1024 * 1024}]);
  });
});
