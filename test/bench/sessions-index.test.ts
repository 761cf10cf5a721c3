import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {listSessions, noteSession} from '../../src/journal/index.ts';
import {now, stoppedWalk} from '../fixtures/walk.ts';

const sessions = 10_000;
const limitMs = 100;
const folder = mkdtempSync(join(tmpdir(), 'rungs-sessions-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}), 120_000);

it(`lists ${sessions} sessions in under ${limitMs} ms without reading a journal`, () => {
  const ids = Array.from({length: sessions}, (_, number) => `20261122-020000-${number.toString(16).padStart(4, '0')}`);
  for (const id of ids) mkdirSync(join(folder, id));
  writeFileSync(join(folder, ids[0]!, 'journal.jsonl'), 'x\n');
  noteSession(join(folder, ids[0]!), {...stoppedWalk(), endedAt: now});
  const index = join(folder, '.sessions.jsonl');
  const row = readFileSync(index, 'utf8');
  writeFileSync(index, ids.map((id) => row.replace(ids[0]!, id)).join(''));
  const times = Array.from({length: 7}, () => {
    const from = performance.now();
    const listed = listSessions(folder, (id) => ({problem: `the journal of ${id} was read`}));
    const took = performance.now() - from;
    expect(listed).toHaveLength(sessions);
    expect(listed.filter((one) => 'problem' in one)).toEqual([]);
    return took;
  });
  process.stdout.write(`${sessions} sessions listed in ${times.map((ms) => Math.round(ms)).join(', ')} ms\n`);
  expect(Math.min(...times)).toBeLessThan(limitMs);
}, 120_000);
