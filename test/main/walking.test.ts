import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {hold, readJournal} from '../../src/journal/index.ts';
import {readSession} from '../../src/main/resume.ts';
import type {Walking} from '../../src/main/walking.ts';
import type {Event} from '../../src/model/index.ts';
import {confirm} from '../../src/session/gate/index.ts';
import {type Place, placeOn} from './begun.ts';

let place: Place;
beforeEach(async () => {
  place = await placeOn('first-ladder');
});
afterEach(() => place.clear());

const journalOf = ({folder}: Pick<Walking, 'folder'>) => readJournal(join(folder, 'journal.jsonl')).events;
const ticketOf = ({folder}: Pick<Walking, 'folder'>) => readFileSync(join(folder, 'ticket.md'), 'utf8');
const at = () => place.clock.now();
const kept = (id: string) => {
  const read = readSession(id, place.base);
  if ('problem' in read) throw new Error(read.problem);
  return read;
};

describe('a session that begins', () => {
  it('is on the disk before anything was looked at: its first event, its ticket, its holder', () => {
    const walking = place.walk();
    expect(walking.folder).toBe(join(place.base, '20261121-020000-8000'));
    expect(journalOf(walking)).toMatchObject([{type: 'opened', responder: 'ops', drill: {name: 'first-ladder', seed: 1}}]);
    expect(ticketOf(walking)).toContain('20261121-020000-8000');
    expect(existsSync(join(walking.folder, 'held'))).toBe(true);
    expect(walking.problem()).toBeNull();
  });

  it('is refused to a second console, by name, until the first has left it', () => {
    const walking = place.walk({id: 'mine'});
    expect(place.begin({id: 'mine'})).toEqual({problem: `session mine is open in process ${process.pid}, opened by ops`});
    walking.close({how: 'left by the responder', over: true});
    expect(place.begin({resume: kept('mine')})).toHaveProperty('walking');
  });

  it('goes on without a disk, and says so', () => {
    writeFileSync(join(place.base, 'file'), '');
    const walking = place.walk({base: join(place.base, 'file')});
    expect(walking.problem()).toContain('journal not written');
    walking.dispatch({type: 'noted', at: at(), rung: 'status', text: 'still here'});
    expect(walking.session().notes).toMatchObject([{text: 'still here'}]);
  });
});

describe('what happens', () => {
  it('is in the journal before anybody is shown it', () => {
    const walking = place.walk();
    const seen: (readonly [number, number])[] = [];
    walking.subscribe(() => seen.push([walking.session().notes.length, journalOf(walking).filter(({type}) => type === 'noted').length]));
    walking.dispatch({type: 'noted', at: at(), rung: 'status', text: 'one'});
    walking.dispatch({type: 'noted', at: at(), rung: 'status', text: 'two'});
    expect(seen).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('is in the ticket at once where a person did it', () => {
    const walking = place.walk();
    walking.dispatch({type: 'noted', at: at(), rung: 'status', text: 'the pager went off'});
    expect(ticketOf(walking)).toContain('the pager went off');
    expect(walking.ticket()).toBe(ticketOf(walking));
  });

  it('is what its journal folds to, look by look', async () => {
    const walking = place.walk();
    await place.wait(walking.loop.firstLook);
    expect(walking.session().firstTouchAt).not.toBeNull();
    walking.close({how: 'left by the responder', over: true});
    expect(kept('20261121-020000-8000').session).toEqual(walking.session());
  });

  it('has an end, after which nothing more is written or changed', async () => {
    const walking = place.walk();
    await place.wait(walking.loop.firstLook);
    walking.close({how: 'left by the responder', over: true});
    walking.close({how: 'again', over: true});
    walking.dispatch({type: 'noted', at: at(), rung: 'status', text: 'too late'});
    const events = journalOf(walking);
    expect(events.at(-1)).toMatchObject({type: 'closed', how: 'left by the responder'});
    expect(events.filter(({type}) => type === 'closed' || type === 'noted')).toHaveLength(1);
    expect(ticketOf(walking)).toContain('left by the responder');
    expect(existsSync(join(walking.folder, 'held'))).toBe(false);
  });

  it('counts what was replaced before the session ends', async () => {
    const walking = place.walk();
    await place.wait(walking.loop.firstLook);
    walking.dispatch({
      type: 'noted',
      at: at(),
      rung: 'status',
      text: place.opened.cleaner.clean(`ghp_${'Zq7RtY2uIo9P'.repeat(3)}`, 'note'),
    });
    walking.close({how: 'left by the responder', over: true});
    const last = journalOf(walking).findLast((event): event is Event & {type: 'redacted'} => event.type === 'redacted');
    expect(last?.redactions).toEqual(place.opened.cleaner.ledger());
  });
});

describe('a session that goes on', () => {
  it('is the same one, with what was typed, and looks again by itself', async () => {
    const first = place.walk();
    first.dispatch({type: 'noted', at: at(), rung: 'status', text: 'seen before'});
    first.close({how: 'SIGTERM', over: false});
    const resume = kept('20261121-020000-8000');
    const again = place.walk({resume});
    expect(again.folder).toBe(first.folder);
    expect(again.session()).toMatchObject({id: first.session().id, resumed: 1, endedAt: null, notes: [{text: 'seen before'}]});
    const looked = journalOf(again).length;
    await place.wait(again.loop.firstLook);
    expect(
      journalOf(again)
        .slice(looked)
        .some(({type}) => type === 'looked'),
    ).toBe(true);
    again.close({how: 'left by the responder', over: true});
    expect(kept(again.session().id).remarks).toEqual([]);
  });

  it('knows that what ran when its console died has no result', async () => {
    const first = place.walk();
    await place.wait(first.loop.firstLook);
    const answer = first.loop.ask({kind: 'own', argv: ['sleep', '600']});
    const admission = answer.is === 'arm' ? confirm(answer.arming, answer.arming.word) : null;
    void first.loop.run(admission!);
    for (let turn = 0; turn < 50 && first.session().own.length === 0; turn += 1) await place.clock.step(at());
    expect(first.session().own).toMatchObject([{argv: ['sleep', '600'], result: null}]);
    first.close({how: 'SIGKILL', over: false});
    const again = place.walk({resume: kept(first.session().id)});
    expect(again.session().own).toMatchObject([{result: {seen: false, why: 'late'}}]);
  });
});

describe('another directory', () => {
  let elsewhere: string;
  beforeEach(() => {
    elsewhere = mkdtempSync(join(tmpdir(), 'rungs-elsewhere-'));
  });
  afterEach(() => rmSync(elsewhere, {recursive: true, force: true}));

  it('takes journal, ticket and holder with all that was written', () => {
    const walking = place.walk();
    const from = walking.folder;
    walking.dispatch({type: 'noted', at: at(), rung: 'status', text: 'before'});
    walking.moveTo(join(elsewhere, 'there'));
    expect(walking.folder).toBe(join(elsewhere, 'there'));
    expect(journalOf(walking).map(({type}) => type)).toEqual(['opened', 'noted', 'elsewhere']);
    expect(ticketOf(walking)).toContain('before');
    expect(existsSync(join(from, 'held'))).toBe(false);
    expect(existsSync(join(walking.folder, 'held'))).toBe(true);
  });

  it('is refused where another console is, and everything stays', () => {
    const walking = place.walk();
    const from = walking.folder;
    mkdirSync(join(elsewhere, 'there'));
    const other = hold(join(elsewhere, 'there'), {pid: 1, who: 'root'});
    const told: (string | null)[] = [];
    walking.subscribe(() => told.push(walking.problem()));
    walking.moveTo(join(elsewhere, 'there'));
    expect(other).toHaveProperty('release');
    expect(walking.folder).toBe(from);
    expect(journalOf(walking).map(({type}) => type)).toEqual(['opened']);
    expect(existsSync(join(from, 'held'))).toBe(true);
    expect(told).toHaveLength(1);
  });
});
