import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeAll, describe, expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {readJournal} from '../../src/journal/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import {recordTo} from '../../src/main/recording.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';
import {eagerClock} from '../drill/look.ts';
import {drive, newPlace, run} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const recordings = newPlace().folder;
const recording = join(recordings, 'gw1.jsonl');

let there = '';

/** What `rungs check --deep --record FILE` writes, of a host whose port was taken by another program. */
beforeAll(async () => {
  const {host} = await startDrill(loadDrill('port-thief'), 6, eagerClock());
  there = host.name;
  const opened = {
    ...(await enter(host, {find: {}})),
    responder: 'ops',
    facts: {name: host.name, kind: 'drill', os: 'linux', user: 'ops'} as const,
  };
  const recorded = await recordTo(recording, opened, {});
  if ('problem' in recorded) throw new Error(recorded.problem);
  await lookAtAll(probes, recorded.opened.host, recorded.opened.gateways[0]!, true);
  expect(recorded.close()).toBeNull();
  return () => rmSync(recordings, {recursive: true});
});

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

function walkFrom(place = newPlace(), more: readonly string[] = []) {
  const terminal = drive(['walk', '--from', recording, ...more], {env: place.env, columns: 120, rows: 40});
  open.push(terminal);
  const folder = () => {
    const state = join(place.env['XDG_STATE_HOME']!, 'rungs');
    return join(state, readdirSync(state).sort().at(-1)!);
  };
  return {terminal, place, folder};
}

const cause = (screen: string) => screen.includes('✖ DOWN') && screen.includes('port-taken');

describe('a walk on a recording', () => {
  it('shows what the host answered, runs nothing on this one, and ends in a ticket that says whose host it was', async () => {
    const {terminal, folder} = walkFrom();
    await terminal.until('the cause', cause, 30_000);
    terminal.press('x');
    await terminal.until('the prompt', (screen) => screen.includes('command: '));
    terminal.press('uname -a\r');
    await terminal.until('that it is no host to run on', (screen) => screen.includes('was not recorded'));
    terminal.press('q');
    const asked = await terminal.until('gone, or asked', (screen) => screen.includes('Leave anyway') || screen.includes('rungs: ticket'));
    if (asked.includes('Leave anyway')) terminal.press('y');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    const {events, torn, broken} = readJournal(join(folder(), 'journal.jsonl'));
    expect({torn, broken}).toEqual({torn: [], broken: []});
    expect(events[0]).toMatchObject({type: 'opened', host: {kind: 'recorded', name: there}});
    // Nothing of this machine came into it.
    expect(events.filter((event) => event.type === 'own-ended')).toMatchObject([{result: {seen: false, why: 'missing'}}]);
    const ticket = readFileSync(join(folder(), 'ticket.md'), 'utf8');
    expect(ticket).toContain(there);
    expect(ticket).toContain('port-taken');
  }, 60_000);

  it('says the same in lines, and ends with the code of what was seen then', () => {
    const place = newPlace();
    const walked = run(['walk', '--from', recording, '--plain'], place.env);
    expect(walked.stderr).toBe('');
    expect(walked.stdout).toMatch(new RegExp(`^RUNGS \\S+ on ${there}: `));
    const checked = run(['check', '--from', recording, '--json'], place.env);
    expect(walked.code).toBe(checked.code);
    expect(JSON.parse(checked.stdout)).toMatchObject({
      verdict: 'down',
      findings: expect.arrayContaining([expect.objectContaining({code: 'port-taken'})]),
    });
    expect(walked.stdout).toContain('port-taken');
  });

  it('is refused in one sentence where the file is none or is not there', () => {
    const {env, folder} = newPlace();
    for (const path of [join(folder, 'gone'), '/dev/null', folder]) {
      const refused = run(['walk', '--from', path], env);
      expect(refused, path).toMatchObject({
        code: 64,
        stdout: '',
        stderr: expect.stringMatching(/^rungs: [^\n]+\n\nrungs --help [^\n]+\n$/),
      });
    }
  });
});
