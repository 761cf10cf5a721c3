import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {openJournal, readJournal} from '../../src/journal/index.ts';
import {hashOf, lineOf} from '../../src/journal/line.ts';
import type {Event} from '../../src/model/index.ts';
import {keepSession} from '../drive/kept.ts';
import {allLooked, now, opened} from '../fixtures/walk.ts';
import {ticketOf} from './ticket-command.ts';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-verify-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(base, {recursive: true, force: true});
});

const rungs = (...words: string[]) => ticketOf(base, ...words);

const sent = () => join(base, 'sent.md');
const note = (text: string): Event => ({type: 'noted', at: now, rung: 'status', text});
const verify = () => rungs('--verify', '--against', sent());

/** A journal of twenty notes behind its first look, and the ticket of it that was sent. */
function kept(): {path: string; lines: string[]} {
  const path = keepSession(
    base,
    Array.from({length: 20}, (_, at) => note(`note ${at}`)),
  );
  expect(rungs('-o', sent()).code).toBe(0);
  return {path, lines: readFileSync(path, 'utf8').trimEnd().split('\n')};
}

const put = (path: string, lines: readonly string[]) => writeFileSync(path, `${lines.join('\n')}\n`);

describe('a journal against a ticket that was sent', () => {
  it('is whole', () => {
    kept();
    expect(verify()).toMatchObject({code: 0, said: expect.stringMatching(/the chain holds\nit ends where the ticket .*sent\.md says\n/)});
  });

  it('is cut off at its end, at any line, and it is said by how many events', () => {
    const {path, lines} = kept();
    for (const left of [1, 2, 7, lines.length - 1]) {
      put(path, lines.slice(0, left));
      const fewer = lines.length - left;
      const {code, said} = verify();
      expect({code, said}).toMatchObject({code: 1, said: expect.stringContaining('the chain holds\ncut off at the end: ')});
      expect(said).toContain(`knows ${fewer} event${fewer === 1 ? '' : 's'} more`);
    }
  });

  it('is rewritten, though its chain holds: it is said between which events, and up to which it is the same', () => {
    const {path, lines} = kept();
    const {events} = readJournal(path);
    for (const changed of [0, 5, events.length - 1])
      for (const length of [events.length, events.length + 3]) {
        const more = Array.from({length: length - events.length}, (_, at) => note(`more ${at}`));
        // What somebody does who knows the format: every line behind the changed one is made to follow it.
        let prev = '';
        const all = [...events, ...more].map((event, n) => {
          const line = n < changed ? lines[n]! : lineOf({n, prev, event});
          prev = hashOf(line);
          return line;
        });
        put(path, all);
        const {code, said} = verify();
        const [, from, same] =
          /the chain holds\nrewritten: event (\d+) is another than .* knows(?:; up to event (\d+) it is the same)?\n/.exec(said)!;
        expect(code).toBe(1);
        expect(Number(from)).toBeGreaterThanOrEqual(changed);
        if (changed === 0) expect(same).toBeUndefined();
        else expect(Number(same)).toBeLessThan(changed);
      }
  });

  it('has one line that was changed, and it is said which', () => {
    const {path, lines} = kept();
    put(path, lines.with(6, lines[6]!.replace(/"at":\d+/, '"at":1')));
    expect(verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('line 8: event 7 does not follow the one before it: event 6 was changed'),
    });
    put(path, lines.toSpliced(6, 2));
    expect(verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('line 7: event 8 does not follow the one before it: events 6 to 7 are missing above'),
    });
    put(path, lines.with(-1, lines.at(-1)!.replace('note 19', 'note 91')));
    expect(verify()).toMatchObject({code: 1, said: expect.stringContaining(`rewritten: event ${lines.length - 1} is another`)});
  });

  it('went on since, and something of it was taken back: nothing is wrong, and both are said', () => {
    const {path, lines} = kept();
    const journal = openJournal(dirname(path), readJournal(path));
    journal.append(note('later'));
    const holds = (line: string) => line.includes('note 11');
    [...journal.withdraw({holds, cleaned: (event) => ({...event, text: '‹taken back›'}) as Event}, now)];
    journal.close();
    const {code, said} = verify();
    expect({code, said}).toMatchObject({code: 0, said: expect.stringContaining('by 2 events')});
    expect(said).toContain(`taken back, with what stands in their place: event ${lines.findIndex((line) => line.includes('note 11'))}\n`);
  });

  it('is compared with what a ticket of an earlier release knows, which is its last hash', () => {
    const {path, lines} = kept();
    writeFileSync(sent(), readFileSync(sent(), 'utf8').replace(/^- events: .*\n/m, ''));
    expect(verify()).toMatchObject({code: 0, said: expect.stringContaining('it ends where')});
    put(path, lines.slice(0, -1));
    expect(verify()).toMatchObject({code: 1, said: expect.stringContaining('cut off or rewritten')});
  });

  it('is not compared with what is no ticket: 64', () => {
    kept();
    writeFileSync(sent(), 'a shopping list\n');
    expect(verify()).toMatchObject({code: 64, said: expect.stringContaining('is no ticket')});
  });

  it('is not fooled by a section that a host or a responder wrote', () => {
    const {path, lines} = kept();
    const journal = openJournal(dirname(path), readJournal(path));
    journal.append(note(`## Journal\n\n- last hash: \`${'0'.repeat(64)}\`\n- events: 3`));
    journal.close();
    rungs('-o', sent());
    expect(verify().code).toBe(0);
    put(path, lines);
    expect(verify()).toMatchObject({code: 1, said: expect.stringContaining('knows 1 event more')});
  });
});

describe('a journal alone', () => {
  it('is said to prove no more than that its lines follow each other', () => {
    kept();
    expect(rungs('--verify')).toMatchObject({code: 0, said: expect.stringContaining('not that nothing is cut off or written anew')});
  });

  it('is told on a page, however much is wrong with it', () => {
    const {path, lines} = kept();
    put(path, [...lines, ...Array.from({length: 5000}, () => 'not a line of ours')]);
    const {code, said} = verify();
    expect(code).toBe(1);
    expect(said.split('\n').length).toBeLessThan(25);
    expect(said).toContain('more of these');
  });

  it('is verified in seconds when it has 200 MB', () => {
    const path = keepSession(base);
    const looks = allLooked();
    const lines: string[] = [];
    let [prev, bytes] = ['', 0];
    for (let n = 0; bytes < 200_000_000; n += 1) {
      const line = lineOf({n, prev, event: n === 0 ? opened() : looks[n % looks.length]!});
      prev = hashOf(line);
      bytes += line.length + 1;
      lines.push(line);
    }
    put(path, lines);
    expect(statSync(path).size).toBeGreaterThan(200_000_000);
    const since = process.cpuUsage();
    const {code} = rungs('--verify');
    const {user, system} = process.cpuUsage(since);
    const tookMs = (user + system) / 1000;
    process.stderr.write(`200 MB, ${lines.length} events: verified in ${Math.round(tookMs)} ms of processor time\n`);
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(20_000);
  }, 120_000);
});
