import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import {type RunningConsole, runConsole} from '../../src/main/console/running.ts';
import type {Stage} from '../../src/main/console/stage.ts';
import {readOptions} from '../../src/main/options.ts';
import {placeholderSession} from '../../src/main/placeholder-session.ts';
import {readSession} from '../../src/main/resume.ts';
import {isDrill, type WalkWish} from '../../src/main/walk-wish.ts';
import {ladderRunbook, now} from '../fixtures/walk.ts';

let base: string;
const open: RunningConsole[] = [];
const copied: string[] = [];
let begun = 0;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-console-'));
  copied.length = 0;
  begun = 0;
});
afterEach(() => {
  for (const one of open.splice(0)) one.happen({is: 'left'});
  rmSync(base, {recursive: true, force: true});
});

/** The whole console on a drill's host, without a screen. */
function consoleOn(change: Partial<WalkWish> = {}): RunningConsole {
  const options = readOptions(['drill', 'first-ladder', '--speed', '60', '--out', base]);
  if ('problem' in options) throw new Error(options.problem);
  const wish: WalkWish = {options, runbook: ladderRunbook(), resume: null, wanted: {name: 'first-ladder', seed: 1}, away: null, ...change};
  const running = runConsole({
    wish,
    drill: isDrill(wish),
    host: 'here',
    known: wish.resume?.session ?? placeholderSession(wish.runbook, 'here', now),
    now: () => now,
    copy: (text) => void copied.push(text),
    begun: () => {
      begun += 1;
    },
  });
  open.push(running);
  running.begin();
  return running;
}

/** Resolves when the console has come so far. */
function until(running: RunningConsole, come: (stage: Stage) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!come(running.stage())) return;
      leave();
      resolve();
    };
    const leave = running.store.subscribe(look);
    look();
  });
}

const walks = (running: RunningConsole) => until(running, ({is}) => is === 'walking');
const looked = (running: RunningConsole) => until(running, (stage) => stage.is === 'walking' && stage.session.firstTouchAt !== null);
const sessionOf = ({hands}: RunningConsole) => hands.walking!.session();

describe('the console without a screen', () => {
  it('shows at once what it knows, then the walk, and begins it once', async () => {
    const running = consoleOn();
    expect(running.store.get()).toMatchObject({drill: true, now, stage: {is: 'finding', what: 'setting up a broken host in memory'}});
    await looked(running);
    expect(running.store.get().stage).toMatchObject({is: 'walking', session: {drill: {name: 'first-ladder', seed: 1}}});
    expect(running.store.get().now).not.toBe(now);
    expect(begun).toBe(1);
    expect(running.store.ticket()).toContain(sessionOf(running).id);
  });

  it('does what the screens ask for, and shows it', async () => {
    const running = consoleOn();
    await walks(running);
    running.store.act({do: 'note', text: 'seen'});
    running.store.act({do: 'skip', reason: 'no access'});
    running.store.act({do: 'hint'});
    running.store.act({do: 'copy', text: 'abc', what: 'the command'});
    const shown = running.store.get().stage;
    expect(shown).toMatchObject({
      is: 'walking',
      session: {at: 1, notes: [{text: 'seen'}], rungs: [{status: 'skipped', reason: 'no access'}, {}, {}, {}, {}]},
    });
    expect(sessionOf(running).drill?.hints).toHaveLength(1);
    expect(copied).toEqual(['abc']);
    running.store.act({do: 'go', to: 3});
    expect(sessionOf(running).at).toBe(3);
  });

  it('offers the acts of the drill, its story, and each explanation once', async () => {
    const running = consoleOn();
    expect(running.store.acts()).toEqual([]);
    expect(running.store.story()).toBeNull();
    await walks(running);
    expect(running.store.acts().length).toBeGreaterThan(1);
    expect(running.store.acts().every(({argv}) => argv !== null)).toBe(true);
    expect(running.store.story()).toMatchObject({title: expect.stringMatching(/\(seed 1\)$/)});
    const first = running.store.tour('opened');
    expect(first).not.toBeNull();
    expect(running.store.tour('opened')).toBeNull();
  });

  it('closes its session when it is left, and shows no more', async () => {
    const running = consoleOn();
    await walks(running);
    const {folder} = running.hands.walking!;
    running.store.act({do: 'leave'});
    await running.ended;
    const shown = running.store.get();
    running.store.act({do: 'note', text: 'too late'});
    expect(running.store.get()).toBe(shown);
    expect(running.stage()).toMatchObject({is: 'ended', code: 0});
    expect(readJournal(join(folder, 'journal.jsonl')).events.at(-1)).toMatchObject({type: 'closed', how: 'left by the responder'});
  });

  it('closes it by a signal with its name, and by a bug of ours with its error', async () => {
    const signalled = consoleOn();
    await walks(signalled);
    signalled.happen({is: 'signalled', signal: 'SIGHUP', number: 1});
    expect(signalled.stage()).toMatchObject({is: 'ended', code: 129});
    expect(sessionOf(signalled).timeline.at(-1)?.text).toBe('closed: SIGHUP');
    const error = new Error('a bug');
    const broken = consoleOn();
    await walks(broken);
    broken.happen({is: 'broke', error});
    expect(broken.stage()).toMatchObject({is: 'ended', code: 70, error});
  });

  it('ends with the first error also where it cannot be closed', async () => {
    const error = new Error('a bug');
    const broken = consoleOn();
    await walks(broken);
    const walking = broken.hands.walking!;
    const hindered = vi.spyOn(walking, 'close').mockImplementation(() => {
      throw new Error('another');
    });
    broken.happen({is: 'broke', error});
    await broken.ended;
    expect(broken.stage()).toMatchObject({is: 'ended', code: 70, error});
    hindered.mockRestore();
    walking.close({how: 'left', over: false});
  });

  it('walks on where no ticket can be made of what it has, and says so', async () => {
    const running = consoleOn();
    await walks(running);
    const write = vi.spyOn(Date.prototype, 'toISOString').mockImplementation(() => {
      throw new RangeError('no such moment');
    });
    running.store.act({do: 'note', text: 'seen'});
    write.mockRestore();
    expect(running.store.get().problem).toMatch(/ticket\.md not made: a bug of ours \(RangeError\)/);
    expect(sessionOf(running)).toMatchObject({notes: [{text: 'seen'}]});
    running.store.act({do: 'note', text: 'again'});
    expect(running.store.get().problem).toBeNull();
  });

  it('goes on with a kept session, whose rungs it shows before anything is found', async () => {
    const first = consoleOn();
    await looked(first);
    first.store.act({do: 'note', text: 'kept'});
    first.store.act({do: 'leave'});
    const resume = readSession(sessionOf(first).id, base);
    if ('problem' in resume) throw new Error(resume.problem);
    const again = consoleOn({resume, wanted: null});
    expect(again.store.get()).toMatchObject({drill: true, stage: {is: 'finding', session: {notes: [{text: 'kept'}]}}});
    await walks(again);
    expect(sessionOf(again)).toMatchObject({id: resume.session.id, resumed: 1, notes: [{text: 'kept'}]});
  });

  it('stops with one sentence where another console has the session', async () => {
    const first = consoleOn();
    await looked(first);
    const resume = readSession(sessionOf(first).id, base);
    if ('problem' in resume) throw new Error(resume.problem);
    const second = consoleOn({resume, wanted: null});
    await until(second, ({is}) => is === 'stopped');
    expect(second.store.get().stage).toMatchObject({
      is: 'stopped',
      sentence: expect.stringMatching(/^session \S+ is open in process \d+, opened by /),
      drill: false,
    });
    expect(second.hands.walking).toBeNull();
  });

  it('ends with the error where its host cannot be opened', async () => {
    const running = consoleOn({wanted: {name: 'no-such-drill', seed: 1}});
    await running.ended;
    expect(running.stage()).toMatchObject({is: 'ended', code: 70, error: expect.any(Error)});
    expect(running.store.get().stage.is).toBe('finding');
  });

  it('counts redraws, and takes the time of its host when it goes by', async () => {
    const running = consoleOn();
    running.redraw();
    expect(running.store.get().redraws).toBe(1);
    await walks(running);
    const before = running.store.get().now;
    await new Promise((resolve) => setImmediate(resolve));
    running.tick();
    expect(running.store.get().now).toBeGreaterThanOrEqual(before);
  });
});
