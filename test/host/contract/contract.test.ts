import {rm} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {drillHost} from '../../../src/drill/host.ts';
import {loadDrill} from '../../../src/drill/index.ts';
import {plantAll} from '../../../src/drill/stage.ts';
import {carriedBy, type Far, farHost, farOn, reach} from '../../../src/far/index.ts';
import {localHost, recorded, replayedHost, systemClock} from '../../../src/host/index.ts';
import {sshArgv} from '../../../src/main/away/ssh.ts';
import type {Host} from '../../../src/model/index.ts';
import {freshCleaner} from '../../cleaner/marked.ts';
import {farProgram} from '../../far/program.ts';
import {giveNode, type Server, startServer, whyNoServer} from '../../ssh/server.ts';
import type {Case, Kind, Place} from './case.ts';
import {fileCases} from './files.ts';
import {otherCases} from './others.ts';
import {type Listeners, listen, makePlace, plantPlace} from './place.ts';
import {runCases} from './runs.ts';

const cases: readonly Case[] = [...fileCases, ...runCases, ...otherCases];
const isRoot = process.getuid?.() === 0;

/** How a case is asked of a host of each kind; `at` is where the files of the contract lie there. */
const hosts: Partial<Record<Kind, {readonly host: Host; readonly at: string; readonly foreign: boolean}>> = {};
let listeners: Listeners;
let folder: string;
const far: Far[] = [];
const noServer = whyNoServer();
let server: Server | null = null;

/** Somebody who owns nothing here. */
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--', 'env', '-i', 'PATH=/usr/bin:/bin', 'HOME=/'];

beforeAll(async () => {
  folder = makePlace();
  listeners = await listen(folder);
  const program = await farProgram();
  const start = async (prefix: readonly string[]): Promise<Host> => {
    const started = await farHost(carriedBy(prefix, {PATH: process.env['PATH'] ?? '', HOME: '/'}), [process.execPath], program);
    if ('seen' in started) throw new Error(started.detail);
    far.push(started);
    return started.host;
  };
  hosts.local = {host: localHost(), at: folder, foreign: false};
  hosts.recorded = hosts.local;
  hosts.far = {host: await start([]), at: folder, foreign: false};
  if (isRoot) hosts.owner = {host: await start(nobody), at: folder, foreign: true};
  if (noServer === null) {
    server = startServer();
    giveNode(server);
    hosts.ssh = {host: await throughSsh(server, program), at: folder, foreign: isRoot};
  }
  const {world} = plantAll({...loadDrill('first-ladder'), plant: []}, 3, Date.now());
  world.time.follow(systemClock);
  hosts.drill = {host: drillHost(world), at: plantPlace(world), foreign: false};
}, 60_000);

afterAll(async () => {
  for (const one of far) one.end();
  server?.close();
  listeners.close();
  await rm(folder, {recursive: true});
});

/** A real sshd at the other end of a real ssh. */
async function throughSsh({host, env}: Server, program: Buffer): Promise<Host> {
  const argv = (line: string) => ['env', `PATH=${env['PATH']}`, ...sshArgv(host, line, false)];
  const line = await reach({argv, become: false, show: null, answer: null}, {program, door: false});
  const started = 'why' in line ? line : farOn(line, 'ssh');
  if ('why' in started) throw new Error(JSON.stringify(started));
  far.push(started);
  return started.host;
}

async function answersOf(one: Case, host: Host, place: Place): Promise<unknown> {
  return one.ask === undefined ? one.act?.(host, place) : Promise.all(host.ask(one.ask(place)));
}

it('has some 150 cases, of which few cannot be asked of everybody', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cases.map(({name}) => name)).size).toBe(cases.length);
  for (const kind of ['local', 'far', 'owner', 'ssh'] as const) expect(cases.filter((one) => one.cannot?.[kind] !== undefined)).toEqual([]);
  expect(cases.filter((one) => one.cannot?.recorded !== undefined).length).toBeLessThanOrEqual(2);
});

describe.each(['local', 'far', 'owner', 'ssh', 'recorded', 'drill'] as const)('a host of the kind %s', (kind) => {
  const mine = cases.filter((one) => one.cannot?.[kind] === undefined);
  it.skipIf((kind === 'owner' && !isRoot) || (kind === 'ssh' && noServer !== null)).each(mine.map((one) => [one.name, one] as const))(
    '%s',
    async (_name, one) => {
      const {host, at, foreign} = hosts[kind]!;
      const place: Place = {at, foreign, ports: listeners.ports};
      const says = typeof one.says === 'function' ? (one.says(place, kind) as unknown) : one.says;
      if (kind !== 'recorded') return expect(await answersOf(one, host, place)).toEqual(says);
      let text = '';
      const recording = recorded(host, freshCleaner(), (line) => {
        text += line;
      });
      expect(await answersOf(one, recording, place)).toEqual(says);
      // The lines of a follower whose stop came in the middle are what was recorded.
      expect(await answersOf(one, replayedHost(text, 'r.jsonl'), place)).toEqual(says);
    },
  );
});
