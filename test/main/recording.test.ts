import {readFileSync} from 'node:fs';
import {mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {judgeByRules} from '../../src/main/judging.ts';
import {enter, type Opened} from '../../src/main/open-gateway.ts';
import {openRecording, recordTo} from '../../src/main/recording.ts';
import type {Judgement, Readings} from '../../src/model/index.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';
import {eagerClock, now} from '../drill/look.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rungs-recording-'));
});

afterAll(() => rm(folder, {recursive: true}));

/** A drill's host as `rungs check --deep` opens a real one. */
async function opened(drill: string): Promise<Opened> {
  const {host} = await startDrill(loadDrill(drill), 6, eagerClock());
  const entered = await enter(host, {find: {}});
  return {...entered, responder: 'ops', facts: {name: host.name, kind: 'drill', os: 'linux', user: 'ops'}};
}

async function judged({host, gateways}: Opened): Promise<{readonly readings: Readings; readonly judgement: Judgement}> {
  const readings = await lookAtAll(probes, host, gateways[0]!, true);
  return {readings, judgement: judgeByRules({gateway: gateways[0]!, now: host.clock.now(), readings})};
}

const told = ({verdict, findings, unseen}: Judgement) => ({
  verdict,
  findings: findings.map(({code, subject, severity, behind}) => [code, subject, severity, behind]),
  unseen: unseen.map(({probe, why}) => [probe, why]),
});

describe('a recording of a host', () => {
  it.each(['first-ladder', 'port-thief', 'shadowed-secret'])('is judged by a colleague as the host of %s was', async (drill) => {
    const recording = await recordTo(at(drill), await opened(drill), {});
    if ('problem' in recording) throw new Error(recording.problem);
    const there = await judged(recording.opened);
    expect(recording.close()).toBeNull();
    const replayed = await openRecording(at(drill), {find: {}});
    if (!('facts' in replayed)) throw new Error(replayed.problem);
    expect(replayed.facts).toMatchObject({kind: 'recorded', name: recording.opened.facts.name});
    expect(Math.abs(replayed.host.clock.now() - now)).toBeLessThan(600_000);
    const here = await judged(replayed);
    expect(told(here.judgement)).toEqual(told(there.judgement));
  });

  it('says of a command that it does not hold that it was not recorded', async () => {
    const replayed = await openRecording(at('first-ladder'), {find: {}});
    if (!('facts' in replayed)) throw new Error(replayed.problem);
    expect(await replayed.host.run({argv: ['df', '-h'], limitMs: 1000, keepBytes: 1000})).toMatchObject({
      seen: false,
      why: 'missing',
      detail: expect.stringContaining('was not recorded'),
    });
  });

  it('is a new file that only its owner may read, and takes the place of none', async () => {
    expect((await stat(at('first-ladder'))).mode & 0o777).toBe(0o600);
    const before = readFileSync(at('first-ladder'), 'utf8');
    expect(await recordTo(at('first-ladder'), await opened('first-ladder'), {})).toMatchObject({
      problem: expect.stringContaining('new file'),
    });
    expect(readFileSync(at('first-ladder'), 'utf8')).toBe(before);
  });

  it.each([
    ['cut in a line', (text: string) => text.slice(0, text.indexOf('\n', text.length / 2) - 5), /damaged:\d+: .*cut or damaged/],
    ['without its beginning', (text: string) => text.slice(text.indexOf('\n') + 1), /damaged:1: a recording begins/],
    ['of something else', () => 'PK\u0003\u0004', /damaged:1: /],
    ['with a line that is none', (text: string) => `${text}{"type":"read","at":1}\n`, /damaged:\d+: call/],
    ['empty', () => '', /damaged:1: a recording begins/],
  ])('is refused in one sentence when it is %s', async (_how, damage, sentence) => {
    await writeFile(at('damaged'), damage(readFileSync(at('first-ladder'), 'utf8')));
    const answer = await openRecording(at('damaged'), {find: {}});
    expect(answer).toEqual({problem: expect.stringMatching(sentence)});
    expect('problem' in answer && answer.problem?.includes('\n')).toBe(false);
  });

  it('is refused in one sentence when it is not there', async () => {
    expect(await openRecording(at('none'), {find: {}})).toEqual({problem: expect.stringContaining('there is nothing of that name')});
  });
});
