import {afterEach, describe, expect, it} from 'vitest';
import type {Event, LogNews} from '../../src/model/index.ts';
import {next} from '../../src/session/next.ts';
import {healthyWalk, looked, now} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';
import {type Looping, loopOn} from './looping.ts';

const healthy = healthyReadings();
const refused = {seen: false, why: 'unreachable', detail: 'connection refused'} as const;
const dead = looked('http', {...healthy.http, healthz: refused, readyz: refused, startupz: refused, ready: null}, now + 5000);

describe('a reading that contradicts others', () => {
  it('makes them doubtful until they were looked at again, and the judgement before stands', () => {
    const before = healthyWalk();
    const doubtful = next(before, dead);
    expect(doubtful.lookingAgain.toSorted()).toEqual(['ports', 'supervisor']);
    expect(doubtful.judgement).toBe(before.judgement);
    const again = next(doubtful, {...looked('supervisor', healthy.supervisor, now + 5010), same: true} as Event);
    expect(again.lookingAgain).toEqual(['ports']);
    const ports = looked('ports', healthy.ports, now + 5010);
    expect(next(again, {...ports, same: true} as Event).lookingAgain).toEqual([]);
    // Another one that is of now and says something new may be later than what it was looked at with.
    expect(next(again, ports).lookingAgain.toSorted()).toEqual(['http', 'supervisor']);
  });

  it('is also a line of the log that tells of an end of the process', () => {
    const nothing: LogNews = {lines: [], signatures: [], exits: [], restarts: [], startedAt: null, startLimitAt: null};
    const ended = {...nothing, exits: [{at: now, how: 'killed', status: '9'}]};
    expect(next(healthyWalk(), {type: 'logged', at: now, news: nothing}).lookingAgain).toEqual([]);
    expect(next(healthyWalk(), {type: 'logged', at: now, news: ended}).lookingAgain).toEqual(['supervisor']);
  });
});

describe('a gateway that ends under a session', () => {
  let walk: Looping;
  afterEach(() => walk.loop.stop());

  async function healthyFor(ms: number): Promise<string> {
    walk = await loopOn('first-ladder');
    const {unit} = walk.session().gateway;
    await walk.onHost(['systemctl', '--user', 'start', unit]);
    await walk.until((event) => event.type === 'judged' && event.judgement.verdict === 'clear');
    await walk.pass(ms);
    expect(walk.session().judgement.verdict).toBe('clear');
    return unit;
  }

  const judgedCodes = (since: number) =>
    walk.events.slice(since).flatMap((event) => (event.type === 'judged' ? event.judgement.findings.map((one) => one.code) : []));

  it.each([0, 1400, 3300].flatMap((offset) => (['kill --signal=KILL', 'stop'] as const).map((how) => ({how, offset}))))(
    'is never called silent on the way, after $how $offset ms into the rounds',
    async ({how, offset}) => {
      const unit = await healthyFor(240_000 + offset);
      const since = walk.events.length;
      await walk.onHost(['systemctl', '--user', ...how.split(' '), unit]);
      await walk.until((event) => event.type === 'judged' && event.judgement.verdict === 'down' && walk.events.indexOf(event) >= since);
      await walk.pass(10_000);
      expect(judgedCodes(since)).not.toContain('port-silent');
      if (how === 'stop') expect(judgedCodes(since)).toContain('unit-down');
    },
  );

  it('has its last words in the log without the journal being read once more', async () => {
    const unit = await healthyFor(60_000);
    walk.ran.length = 0;
    await walk.onHost(['systemctl', '--user', 'stop', unit]);
    await walk.until((event) => event.type === 'logged' && event.news.lines.some((line) => line.text.includes('Stopped')));
    const {log} = walk.session().readings;
    expect(log?.seen === true ? log.value.lines.map((line) => line.text) : []).toContainEqual(expect.stringContaining('Stopped'));
    expect(walk.ran.filter((argv) => argv[0] === 'journalctl')).toEqual([]);
  });
});
