import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {parseJournal} from '../../src/journal/index.ts';
import {searchOf} from '../../src/main/take-back.ts';
import {withoutTyped} from '../../src/main/typed-texts.ts';
import type {Walking} from '../../src/main/walking.ts';
import {eventShape} from '../../src/model/event.ts';
import type {Event} from '../../src/model/index.ts';
import {pickVariant} from '../../src/runbook/index.ts';
import {ask} from '../../src/session/gate/index.ts';
import {typedLast} from '../../src/session/typed.ts';
import {allLooked, fold, now, opened, ran} from '../fixtures/walk.ts';
import {type Place, placeOn} from './begun.ts';

/** What is left of these events once what was typed last was taken back. */
function takenBackFrom(...events: readonly Event[]) {
  const session = fold([opened(), ...allLooked(), ...events]);
  const typed = typedLast(session);
  if (typed === null) throw new Error('nothing was typed');
  return {typed, session: withoutTyped(session, typed), events: events.map(searchOf(typed).cleaned)};
}

describe('what was typed last', () => {
  it.each(['noted', 'text', 'status', 'type'])('is only what was typed, though %j is also a word of the event', (text) => {
    const {session, events} = takenBackFrom({type: 'noted', at: now, rung: 'status', text});
    expect(events).toEqual([{type: 'noted', at: now, rung: 'status', text: '‹taken back›'}]);
    expect(session.notes).toEqual([{at: now, rung: 'status', text: '‹taken back›'}]);
  });

  it('is a command that was withheld, too', () => {
    const {session, events} = takenBackFrom({
      type: 'own-withheld',
      at: now,
      rung: 'status',
      argv: ['plumtree', 'or bit'],
      reason: 'it may change this host by now',
    });
    expect(events).toMatchObject([{argv: ['‹taken back›', '‹taken back›'], reason: 'it may change this host by now'}]);
    expect(session.timeline.at(-1)!.text).toBe('own command withheld: ‹taken back› ‹taken back›: it may change this host by now');
    expect(typedLast(session)).toBeNull();
  });

  it('is of a command what stands behind its program, and the program where none was run', () => {
    const started: Event = {type: 'own-started', at: now, run: 1, rung: 'status', argv: ['plumtree', '-v'], armed: true};
    const ended = takenBackFrom(started, {type: 'own-ended', at: now, run: 1, result: ran('plumtree -v said so')});
    expect(ended.session.own[0]!.argv).toEqual(['plumtree', '‹taken back›']);
    const missing = {seen: false, why: 'missing', detail: 'there is no plumtree'} as const;
    const {session, events} = takenBackFrom(started, {type: 'own-ended', at: now, run: 1, result: missing});
    expect(session.own[0]!.argv).toEqual(['‹taken back›', '‹taken back›']);
    expect(JSON.stringify(events)).not.toContain('plumtree');
    for (const event of events) expect(eventShape().safeParse(event).success).toBe(true);
  });

  it('is a directory', () => {
    const {session, events} = takenBackFrom({type: 'elsewhere', at: now, folder: '/mnt/plumtree'});
    expect(events).toMatchObject([{type: 'elsewhere', folder: '‹taken back›'}]);
    expect(session.timeline.at(-1)!.text).toBe('journal and ticket go on in ‹taken back›');
  });

  it('is taken back from an event that took back something else of it', () => {
    const note: Event = {type: 'noted', at: now, rung: 'status', text: 'the word plumtree'};
    const {events} = takenBackFrom(note, {type: 'withdrawn', at: now, replaced: [{n: 1, hash: 'ab', event: note}]});
    expect(JSON.stringify(events)).not.toContain('plumtree');
  });
});

describe('in a walk', () => {
  let place: Place;
  let walking: Walking;
  beforeEach(async () => {
    place = await placeOn('first-ladder');
    walking = place.walk();
    await place.wait(walking.loop.firstLook);
  });
  afterEach(() => place.clear());

  const kept = () => ['journal.jsonl', 'ticket.md'].map((name) => readFileSync(join(walking.folder, name), 'utf8')).join('');

  it('a word like any other, called a secret, is a mark where it was typed and in what came of it, and nowhere else', async () => {
    walking.markTyped(['walnut']);
    walking.dispatch({type: 'noted', at: now, rung: 'status', text: 'the word walnut'});
    const argv = ['echo', 'walnut'];
    walking.dispatch({type: 'own-started', at: now, run: 1, rung: 'status', argv, armed: true});
    walking.dispatch({type: 'own-ended', at: now, run: 1, result: ran('a walnut\n')});
    expect(walking.session().notes[0]!.text).toBe('the word ‹secret typed›');
    expect(kept()).not.toContain('walnut');
    expect(parseJournal(readFileSync(join(walking.folder, 'journal.jsonl'), 'utf8'))).toMatchObject({broken: [], torn: []});
  });

  it('a command that still runs when it is taken back brings nothing of it back', async () => {
    const answer = ask(walking.session(), {kind: 'own', argv: ['cat', '/nowhere/plumtree']}, pickVariant);
    if (answer.is !== 'run') throw new Error('it only reads');
    const run = walking.loop.run(answer.admission);
    await place.wait(until(() => walking.session().own.length > 0));
    expect(walking.takeBack()).toBe('command');
    await place.wait(run);
    expect(walking.session().own[0]!.result).not.toBeNull();
    expect(kept()).not.toContain('plumtree');
    expect(walking.ticket()).not.toContain('plumtree');
  });

  it('a directory that is called a secret stands in the ticket as a mark', () => {
    walking.markTyped(['plumtree']);
    const there = join(place.base, 'plumtree', walking.session().id);
    walking.moveTo(there);
    expect(walking.folder).toBe(there);
    expect(walking.ticket()).not.toContain('plumtree');
    expect(kept()).not.toContain('plumtree');
  });

  function until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      walking.subscribe(() => {
        if (holds()) resolve();
      });
    });
  }
});
