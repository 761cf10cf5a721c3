import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {hashOf, lineOf} from '../../src/journal/line.ts';
import {printSessions} from '../../src/main/kept-verbs.ts';
import {type Options, readOptions} from '../../src/main/options.ts';
import {printTicket} from '../../src/main/print-ticket.ts';
import {writeCast} from '../../src/main/replay/cast.tsx';
import {readSession} from '../../src/main/resume.ts';
import type {Event} from '../../src/model/index.ts';
import {allLooked, now, opened, ran, stoppedWalk} from '../fixtures/walk.ts';
import fc from '../property.ts';
import {type Spoil, spoils, spoilt} from './spoilt.ts';

let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-kept-'));
  mkdirSync(join(base, 'mine'));
});
afterAll(() => rmSync(base, {recursive: true}));

/** What the verbs print while a test runs. */
const said: string[] = [];
const writes = {out: process.stdout.write, err: process.stderr.write};
beforeEach(() => {
  said.length = 0;
  const keep = (text: string | Uint8Array) => {
    said.push(String(text));
    return true;
  };
  process.stdout.write = keep as typeof process.stdout.write;
  process.stderr.write = keep as typeof process.stderr.write;
});
afterEach(() => {
  process.stdout.write = writes.out;
  process.stderr.write = writes.err;
});

const options = (...argv: readonly string[]): Options => {
  const read = readOptions([...argv, '--out', base]);
  if ('problem' in read) throw new Error(read.problem);
  return read;
};

function keep(events: readonly unknown[]): void {
  let prev = '';
  const lines = events.map((event, n) => {
    const line = lineOf({n, prev, event: event as Event});
    prev = hashOf(line);
    return `${line}\n`;
  });
  writeText(lines.join(''));
}

function writeText(text: string): void {
  writeFileSync(join(base, 'mine', 'journal.jsonl'), text);
  rmSync(join(base, '.sessions.jsonl'), {force: true});
}

const variant = stoppedWalk().runbook.rungs[0]!.variants[0]!;
const whole: readonly Event[] = [
  opened(),
  ...allLooked(),
  {type: 'judged', at: now + 1, judgement: stoppedWalk().judgement, rules: '0.1.0'},
  {type: 'first-touch', at: now + 2},
  {type: 'rung-started', at: now + 3, run: 1, rung: 'status', variant},
  {type: 'rung-ended', at: now + 4, run: 1, rung: 'status', runs: [ran('{"ok":true}')]},
  {type: 'own-started', at: now + 5, run: 2, rung: 'status', argv: ['id'], armed: false},
  {type: 'own-ended', at: now + 6, run: 2, result: ran('uid=0')},
  {type: 'noted', at: now + 7, rung: 'status', text: 'a note'},
  {type: 'redacted', at: now + 8, redactions: [{kind: 'name', mark: '[x]', count: 1, where: ['log']}]},
  {type: 'closed', at: now + 9, how: 'left by the responder'},
];

/** Every verb that reads what is kept, on whatever lies there: a code and words, and never an error of ours. */
function readByAllVerbs(): void {
  expect([0, 64]).toContain(printTicket(options('ticket', 'mine')));
  expect([0, 1, 64]).toContain(printTicket(options('ticket', 'mine', '--verify')));
  expect(printSessions(options('sessions'))).toBe(0);
  const read = readSession('mine', base);
  if ('problem' in read) expect(read.problem).toMatch(/^[^\n]+$/);
  else expect(writeCast(join(base, 'cast.json'), read.events, undefined)).toBe(0);
}

describe('a journal in which one value is another', () => {
  it('takes that line with it and no other, whatever stands there', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), spoils(), (at, spoil: Spoil) => {
        const events = whole.map((event, n) => (n === at ? spoilt(event, spoil) : event));
        keep(events);
        const read = readSession('mine', base);
        if (at > 0) {
          if ('problem' in read) throw new Error(read.problem);
          expect(read.events.length).toBeGreaterThanOrEqual(whole.length - 1);
          expect(read.remarks.length).toBe(whole.length - read.events.length);
          expect(read.count).toBe(whole.length);
        }
        readByAllVerbs();
        // A control of the terminal would be the journal's way onto it.
        expect(/.{0,40}[^\P{Cc}\n].{0,40}/u.exec(said.join(''))?.[0]).toBeUndefined();
        if (at > 0) expect(readFileSync(join(base, 'cast.json'), 'utf8')).toContain('a note');
      }),
      {numRuns: 120},
    );
  }, 180_000);
});

describe('a journal that is cut off, or of somebody else', () => {
  const texts = [
    ['empty', ''],
    ['a log', 'Nov 21 02:00:00 vps-3 systemd[1]: Started.\n'.repeat(3)],
    ['JSON of others', '{"a":1}\n[]\nnull\n"x"\n'],
    ['bytes', '\u0000\u001B[2J\uFFFD\n'],
    ['nested', `${'['.repeat(50_000)}\n`],
  ] as const;
  it.each(texts)('is one sentence: %s', (_, text) => {
    writeText(text);
    const read = readSession('mine', base);
    if (!('problem' in read)) throw new Error('it was read');
    expect(read.problem).toMatch(/^the journal in \S+ does not begin with an opened session[\P{Cc}]*$/u);
    readByAllVerbs();
  });

  it('is told with what could be read when only its beginning is not', () => {
    keep([spoilt(whole[0], {nth: 0, value: 'exploded'}), ...whole.slice(1)]);
    expect(readSession('mine', base)).toEqual({
      problem: expect.stringMatching(new RegExp(`: line 1 holds no "exploded" .*; ${whole.length - 1} events can be read`)),
    });
  });

  it('is read up to the place where it was cut', () => {
    keep(whole);
    const text = readFileSync(join(base, 'mine', 'journal.jsonl'), 'utf8');
    const first = text.indexOf('\n') + 1;
    fc.assert(
      fc.property(fc.integer({min: first, max: text.length}), (length) => {
        writeText(text.slice(0, length));
        const read = readSession('mine', base);
        if ('problem' in read) throw new Error(read.problem);
        expect(read.remarks).toHaveLength(text[length - 1] === '\n' || isWhole(text.slice(0, length)) ? 0 : 1);
        readByAllVerbs();
      }),
      {numRuns: 20},
    );
  });
});

function isWhole(text: string): boolean {
  try {
    return JSON.parse(text.slice(text.lastIndexOf('\n') + 1)) !== null;
  } catch {
    return false;
  }
}
