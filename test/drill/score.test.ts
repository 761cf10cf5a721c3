import {fromMarkdown} from 'mdast-util-from-markdown';
import {describe, expect, it} from 'vitest';
import {debrief, loadDrill, type Score, score} from '../../src/drill/index.ts';
import type {Event, Look, Looked, Ran, ReadingName, Session} from '../../src/model/index.ts';
import {next} from '../../src/session/next.ts';
import {ticket} from '../../src/ticket/index.ts';
import {judgeNow, ladderRunbook} from '../fixtures/walk.ts';
import {type Bench, benchOf} from './solving.ts';

/** A session on a drill's host, as the console would fold it. */
interface Walk {
  readonly bench: Bench;
  session(): Session;
  dispatch(event: Event): void;
  lookAll(): Promise<void>;
  act(argv: readonly string[]): Promise<void>;
}

async function walkOn(name: string, seed: number): Promise<Walk> {
  const drill = loadDrill(name);
  const bench = await benchOf(drill, seed);
  const {host, gateway, running} = bench;
  let session: Session | null = null;
  const now = (): number => host.clock.now();
  const walk: Walk = {
    bench,
    session: () => {
      if (session === null) throw new Error('not opened');
      return session;
    },
    dispatch: (event) => {
      session = next(session, event);
      if (event.type === 'looked')
        session = next(session, {type: 'judged', at: event.at, judgement: judgeNow(session, event.at), rules: '0.1.0'});
    },
    async lookAll() {
      const {readings} = await bench.look();
      for (const [one, reading] of Object.entries(readings))
        walk.dispatch({type: 'looked', at: now(), looked: {name: one as ReadingName, reading} as Looked});
    },
    async act(argv) {
      const filled = argv.map(running.fill);
      const run = walk.session().lastRun + 1;
      walk.dispatch({type: 'own-started', at: now(), run, rung: 'status', argv: filled, armed: true});
      const result: Look<Ran> = await host.run({argv: filled, limitMs: 60_000, keepBytes: 10_000});
      walk.dispatch({type: 'own-ended', at: now(), run, result});
      if (running.solved()) walk.dispatch({type: 'solved', at: now()});
    },
  };
  walk.dispatch({
    type: 'opened',
    at: now(),
    id: '20261121-020000-abcd',
    version: '0.1.0',
    host: {name: host.name, kind: 'drill', os: 'linux', user: gateway.user.name},
    responder: 'new | hire',
    gateway,
    runbook: ladderRunbook(),
    drill: {name, title: drill.title, seed},
  });
  return walk;
}

function scored(walk: Walk, name: string): {readonly score: Score; readonly page: string} {
  const drill = loadDrill(name);
  const {running} = walk.bench;
  const result = score(drill, walk.session(), running.facts(), running.fill);
  const next = {command: 'rungs drill --quiz', because: 'a test asks for it'};
  const about = {drill, score: result, session: walk.session(), facts: running.facts(), fill: running.fill, next};
  return {score: result, page: debrief(about)};
}

describe('the score', () => {
  it('counts nothing against a responder who looks, names and mends', async () => {
    const walk = await walkOn('first-ladder', 1);
    await walk.lookAll();
    walk.bench.pass(40_000);
    await walk.act(['systemctl', '--user', 'start', '{unit}']);
    walk.bench.pass(30_000);
    await walk.lookAll();
    if (walk.bench.running.solved()) walk.dispatch({type: 'solved', at: walk.bench.host.clock.now()});
    const {score: result} = scored(walk, 'first-ladder');
    expect(result).toMatchObject({drill: 'first-ladder', level: 0, seed: 1, wrongTurns: 0, harmfulActs: 0, hints: 0, rungsSkipped: 0});
    expect(result.detectMs).toBeLessThan(10_000);
    // It was not named, only done; what Rungs found by itself is no merit of the responder.
    expect(result).toMatchObject({namedBy: 'act', wrongNames: 0});
    expect(result.nameMs).toBeGreaterThanOrEqual(40_000);
    expect(result.recoverMs).toBeGreaterThan(70_000);
    expect(result.recoverMs).toBeLessThan(110_000);
  });

  it('takes the time to name from the responder who says the code, and counts the guesses that are none', async () => {
    const walk = await walkOn('first-ladder', 1);
    await walk.lookAll();
    walk.bench.pass(20_000);
    walk.dispatch({type: 'named', at: walk.bench.host.clock.now(), code: 'port-taken'});
    walk.bench.pass(20_000);
    walk.dispatch({type: 'named', at: walk.bench.host.clock.now(), code: 'unit-down'});
    await walk.act(['systemctl', '--user', 'start', '{unit}']);
    const {score: result, page} = scored(walk, 'first-ladder');
    expect(result).toMatchObject({namedBy: 'word', wrongNames: 1});
    expect(result.nameMs).toBeGreaterThanOrEqual(40_000);
    expect(result.nameMs).toBeLessThan(50_000);
    expect(page).toContain('**Next:** `rungs drill --quiz`');
    const ways = page.slice(page.indexOf('## Your way'), page.indexOf('## What happened'));
    expect(ways).toMatch(/named `port-taken`.*\|.*\n.*named `unit-down`/);
    expect(ways).toMatch(/\| name unit-down \|/);
    expect(ways).toMatch(/ran `systemctl --user start \S+`: right/);
    expect(ways).toMatch(/\| run `systemctl --user start \S+` \|/);
  });

  it('counts hints, skipped rungs, wrong turns and harmful acts, each once', async () => {
    const walk = await walkOn('shadowed-secret', 2);
    await walk.lookAll();
    const hint = walk.bench.running.hint();
    walk.dispatch({type: 'hinted', at: walk.bench.host.clock.now(), text: hint ?? ''});
    walk.dispatch({type: 'skipped', at: walk.bench.host.clock.now(), rung: walk.session().rungs[1]?.id ?? '', reason: 'in a hurry'});
    await walk.act(['openclaw', 'doctor', '--repair']);
    walk.bench.pass(120_000);
    await walk.act(['openclaw', 'gateway', 'restart']);
    walk.bench.pass(120_000);
    await walk.act(['mkdir', '{home}/tmp-notes']);
    const {score: result} = scored(walk, 'shadowed-secret');
    expect(result).toMatchObject({hints: 1, rungsSkipped: 1, wrongTurns: 2, harmfulActs: 1, recoverMs: null});
    expect(result).toMatchObject({nameMs: null, namedBy: null});
  });

  it('gives three hints and no more, each with the names of this host', async () => {
    const {running} = (await walkOn('port-thief', 3)).bench;
    const hints = [running.hint(), running.hint(), running.hint(), running.hint()];
    expect(hints[3]).toBeNull();
    expect(hints[2]).toMatch(/^Pid \d+ is a file server/);
    expect(running.facts().hints).toHaveLength(3);
  });
});

describe('the debrief', () => {
  it('puts the lesson beside what the responder did, says DRILL, and stays one inert page', async () => {
    const walk = await walkOn('half-written-config', 1);
    await walk.lookAll();
    walk.dispatch({type: 'noted', at: walk.bench.host.clock.now(), rung: 'status', text: 'I think | it is `the file` <script>'});
    await walk.act(['openclaw', 'gateway', 'restart']);
    await walk.lookAll();
    const {page} = scored(walk, 'half-written-config');
    expect(page.split('\n')[0]).toBe('# DRILL debrief: Half a configuration');
    expect(page).toContain('**harmful**: The running gateway had the last good configuration in its memory.');
    expect(page).toContain('| Time to recover | not reached |');
    expect(page).toContain('found config-broken');
    expect(page).toContain('https://docs.openclaw.ai/cli/config');
    expect(page).toContain('| Hands: the only one who changes | | |');
    expect(page).not.toMatch(/\{[a-z]+\}/);
    const kinds = JSON.stringify(fromMarkdown(page));
    expect(kinds).not.toContain('"type":"html"');
    for (const row of page.split('\n').filter((line) => /^\| \d\d:\d\d:\d\d \|/.test(line))) expect(row.split('|')).toHaveLength(5);
  });

  it('leaves the ticket of the same session whole', async () => {
    const walk = await walkOn('first-ladder', 1);
    await walk.lookAll();
    await walk.act(['systemctl', '--user', 'start', '{unit}']);
    const text = ticket(walk.session(), {now: walk.bench.host.clock.now(), lastHash: 'abc', journalPath: '/tmp/journal.jsonl'});
    expect(text).toContain('unit-down');
    expect(text).toContain('systemctl --user start openclaw-gateway.service');
  });
});
