import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {listSessions, noteSession} from '../../src/journal/index.ts';
import type {Session} from '../../src/model/index.ts';
import {healthyWalk, now, stoppedWalk} from '../fixtures/walk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-sessions-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const index = () => join(folder, '.sessions.jsonl');
const closed = (session: Session): Session => ({...session, endedAt: now});

function keep(id: string, session: Session): void {
  mkdirSync(join(folder, id), {recursive: true});
  writeFileSync(join(folder, id, 'journal.jsonl'), 'x\n');
  noteSession(join(folder, id), session);
}

/** Lists, and says which journals had to be read for it. */
function list(read: (id: string) => Session | {readonly problem: string} = () => stoppedWalk()) {
  const asked: string[] = [];
  const listed = listSessions(folder, (id) => {
    asked.push(id);
    return read(id);
  });
  return {asked, listed};
}

describe('the list of sessions', () => {
  it('has them newest first, and reads no journal of one that was closed', () => {
    keep('20261121-020000-aaaa', closed(healthyWalk()));
    keep('20261121-030000-bbbb', closed(stoppedWalk()));
    const {asked, listed} = list();
    expect(asked).toEqual([]);
    expect(listed).toMatchObject([
      {id: '20261121-030000-bbbb', verdict: 'down', root: 'unit-down', runbook: 'ladder'},
      {id: '20261121-020000-aaaa', verdict: 'clear', root: null},
    ]);
  });

  it('knows what a session found that is well again', () => {
    keep('20261121-020000-aaaa', closed({...stoppedWalk(), judgement: healthyWalk().judgement}));
    expect(list().listed).toMatchObject([{verdict: 'clear', root: null, found: 'unit-down'}]);
  });

  it('reads the journal of one that says more than its row, once', () => {
    keep('20261121-020000-aaaa', healthyWalk());
    expect(list().asked).toEqual([]);
    appendFileSync(join(folder, '20261121-020000-aaaa', 'journal.jsonl'), 'more\n');
    expect(list()).toMatchObject({asked: ['20261121-020000-aaaa'], listed: [{verdict: 'down'}]});
    expect(list().asked).toEqual([]);
  });

  it.each([
    ['missing', () => rmSync(index())],
    ['torn', () => writeFileSync(index(), readFileSync(index(), 'utf8').slice(0, -20))],
    ['of somebody else', () => writeFileSync(index(), 'not json\n{"id":1}\n[[[\n')],
    [
      'a directory',
      () => {
        rmSync(index());
        mkdirSync(index());
      },
    ],
  ])('heals itself when the file of rows is %s', (_, spoil) => {
    keep('20261121-020000-aaaa', closed(stoppedWalk()));
    spoil();
    expect(list()).toMatchObject({asked: ['20261121-020000-aaaa'], listed: [{verdict: 'down'}]});
  });

  it('loses nothing to a torn end: what comes after begins a line of its own', () => {
    keep('20261121-020000-aaaa', closed(healthyWalk()));
    appendFileSync(index(), '{"id":"half');
    keep('20261121-030000-bbbb', closed(healthyWalk()));
    expect(list()).toMatchObject({asked: [], listed: [{}, {}]});
  });

  it('forgets what was removed, and says why one cannot be read', () => {
    keep('20261121-020000-aaaa', closed(healthyWalk()));
    keep('20261121-030000-bbbb', healthyWalk());
    rmSync(join(folder, '20261121-020000-aaaa'), {recursive: true});
    appendFileSync(join(folder, '20261121-030000-bbbb', 'journal.jsonl'), 'more\n');
    expect(list(() => ({problem: 'it is no journal'})).listed).toEqual([{id: '20261121-030000-bbbb', problem: 'it is no journal'}]);
  });
});
