import {expect} from 'vitest';
import type {Question} from '../../../src/model/index.ts';
import {type Case, ended, limits, no, noNetwork, noShell, seen} from './case.ts';

const dialled = (more: object = {}) => seen({tookMs: expect.any(Number), status: null, type: null, body: null, addresses: [], ...more});
const here = {host: '127.0.0.1', limitMs: 5000} as const;

function dial(
  name: string,
  call: (ports: Record<'http' | 'silent' | 'closed' | 'talk', number>) => (Question & {what: 'dial'})['call'],
  says: unknown,
): Case {
  return {name: `a call ${name}`, ask: ({ports}) => [{what: 'dial', call: call(ports)}], says: [says], cannot: {drill: noNetwork}};
}

const dials: readonly Case[] = [
  dial('to a port where somebody listens', ({http}) => ({what: 'tcp', ...here, port: http}), dialled()),
  dial('to a port where nobody does', ({closed}) => ({what: 'tcp', ...here, port: closed}), no('unreachable', 'nobody listens there')),
  dial(
    'for a page',
    ({http}) => ({what: 'http', ...here, port: http, path: '/', bytesMax: 1000}),
    dialled({status: 200, type: 'text/plain', body: 'page'}),
  ),
  dial(
    'for a page that is not there',
    ({http}) => ({what: 'http', ...here, port: http, path: '/none', bytesMax: 1000}),
    dialled({status: 404, type: 'text/plain', body: 'none'}),
  ),
  dial(
    'for a redirect, which is an answer',
    ({http}) => ({what: 'http', ...here, port: http, path: '/away', bytesMax: 1000}),
    dialled({status: 302, type: 'text/plain', body: ''}),
  ),
  dial(
    'for a page that is cut',
    ({http}) => ({what: 'http', ...here, port: http, path: '/', bytesMax: 2}),
    dialled({status: 200, type: 'text/plain', body: 'pa'}),
  ),
  dial(
    'for a page that is cut between characters',
    ({http}) => ({what: 'http', ...here, port: http, path: '/wide', bytesMax: 4}),
    dialled({status: 200, type: 'text/plain', body: 'ä'}),
  ),
  dial(
    'for a page of somebody who says nothing',
    ({silent}) => ({what: 'http', ...here, port: silent, path: '/', limitMs: 200, bytesMax: 10}),
    no('late', '200 ms'),
  ),
  dial(
    'for a page of somebody who speaks no HTTP',
    ({talk}) => ({what: 'http', ...here, port: talk, path: '/', bytesMax: 10}),
    no('garbled', 'not in HTTP'),
  ),
  dial(
    'for a page by a path that cannot be asked for',
    ({http}) => ({what: 'http', ...here, port: http, path: '/a b', bytesMax: 10}),
    no('garbled'),
  ),
  dial('for a page of nobody', ({closed}) => ({what: 'http', ...here, port: closed, path: '/', bytesMax: 10}), no('unreachable')),
  dial('for a secure connection to somebody without one', ({talk}) => ({what: 'tls', ...here, port: talk}), no('garbled')),
  dial('for a secure connection to nobody', ({closed}) => ({what: 'tls', ...here, port: closed}), no('unreachable')),
  {
    name: 'a name of this machine',
    ask: () => [{what: 'dial', call: {what: 'name', host: 'localhost', limitMs: 5000}}],
    says: [seen(expect.objectContaining({addresses: expect.arrayContaining([expect.stringMatching(/^127\.|^::1$/)])}))],
  },
  dial('to a port that cannot be', () => ({what: 'tcp', ...here, port: 70_000}), no('garbled')),
];

const batches: readonly Case[] = [
  {name: 'no question has no answer', ask: () => [], says: []},
  {
    name: 'each question of a call has its answer in its place',
    ask: ({at}) => [
      {what: 'read', path: `${at}/ten`, how: {bytesMax: 3}},
      {what: 'stat', path: `${at}/none`},
      {what: 'list', path: `${at}/bare`},
      {what: 'link', path: `${at}/near`},
      {what: 'run', command: {argv: ['echo', 'x'], ...limits}},
    ],
    says: [seen({text: '012', bytes: 10, cut: true}), no('missing'), seen([]), seen('ten'), ended(0, 'x\n')],
  },
  {
    name: 'three hundred questions go in one call',
    ask: ({at}) => Array.from({length: 300}, () => ({what: 'stat' as const, path: `${at}/ten`})),
    says: Array.from({length: 300}, () => seen(expect.objectContaining({bytes: 10}))),
  },
  {
    name: 'the same question may stand in a call twice',
    ask: ({at}) => [
      {what: 'link', path: `${at}/near`},
      {what: 'link', path: `${at}/near`},
    ],
    says: [seen('ten'), seen('ten')],
  },
  {
    name: 'a slow program keeps no quick file waiting',
    act: async (host, {at}) => {
      const order: string[] = [];
      const [slow, quick] = host.ask([
        {what: 'run', command: {argv: ['sleep', '1'], ...limits}},
        {what: 'stat', path: `${at}/ten`},
      ]);
      await Promise.all([slow.then(() => order.push('slow')), quick.then(() => order.push('quick'))]);
      return order;
    },
    says: ['quick', 'slow'],
    cannot: {recorded: 'it was all answered before'},
  },
  {
    name: 'vitals are what a machine has left',
    ask: () => [{what: 'vitals'}],
    says: [
      seen(
        expect.objectContaining({
          cpus: expect.any(Number),
          memory: expect.objectContaining({totalBytes: expect.any(Number)}),
          disks: expect.arrayContaining([expect.objectContaining({mount: '/'})]),
        }),
      ),
    ],
  },
  {
    name: 'a host has a name, a system and somebody who looks',
    act: async ({name, platform}) => [name, platform.os, platform.user, platform.path],
    says: [
      expect.stringMatching(/./),
      'linux',
      {name: expect.stringMatching(/./), uid: expect.any(Number), gid: expect.any(Number), home: expect.stringMatching(/^\//)},
      expect.arrayContaining([expect.stringMatching(/^\/[^:]*$/)]),
    ],
  },
];

const time: readonly Case[] = [
  {
    name: 'the clock goes on',
    act: async ({clock}) => {
      const before = clock.now();
      await clock.sleep(50);
      return clock.now() - before >= 40;
    },
    says: true,
  },
  {
    name: 'a sleep ends at once when it is stopped',
    act: async ({clock}) => {
      const stop = new AbortController();
      const slept = clock.sleep(60_000, stop.signal);
      stop.abort();
      return slept;
    },
    says: undefined,
  },
  {
    name: 'the clock is that of the machine',
    act: async ({clock}) => Math.abs(clock.now() - Date.now()) < 5000,
    says: true,
    cannot: {drill: 'it has a time of its own'},
  },
];

const stopping: readonly Case[] = [
  {
    name: 'a run that is stopped says what it had said',
    act: async (host) => {
      const stop = new AbortController();
      const run = host.run({argv: ['sh', '-c', 'echo begun; sleep 60'], ...limits, signal: stop.signal});
      setTimeout(() => stop.abort(), 500);
      return run;
    },
    says: seen(expect.objectContaining({ended: 'stopped', exit: null, stdout: expect.objectContaining({text: 'begun\n'})})),
    cannot: {drill: noShell},
  },
  {
    name: 'runs of which one was stopped before it began have each its own answer',
    act: async (host) => {
      const run = (word: string, signal?: AbortSignal) =>
        ({what: 'run', command: {argv: ['sh', '-c', `echo ${word}`], ...limits, ...(signal === undefined ? {} : {signal})}}) as const;
      const all = await Promise.all(host.ask([run('one'), run('never', AbortSignal.abort()), run('three')]));
      return all.map((look) => (look.seen ? [look.value.ended, look.value.stdout.text] : look));
    },
    says: [
      ['exit', 'one\n'],
      ['stopped', ''],
      ['exit', 'three\n'],
    ],
    cannot: {drill: noShell},
  },
  {
    name: 'a run that was stopped before it began never begins',
    act: (host) => host.run({argv: ['sh', '-c', 'echo begun'], ...limits, signal: AbortSignal.abort()}),
    says: seen(expect.objectContaining({ended: 'stopped'})),
    cannot: {drill: noShell},
  },
];

const following: readonly Case[] = [
  {
    name: 'who is followed says its lines and how it ended',
    act: async (host) => {
      const lines: string[] = [];
      const why = await host.follow({argv: ['sh', '-c', 'echo one; echo two; printf three; exit 4'], ...limits}, (line) => lines.push(line))
        .ended;
      return [lines, why];
    },
    says: [['one', 'two', 'three'], expect.stringContaining('ended by itself with exit 4')],
    cannot: {drill: noShell},
  },
  {
    name: 'who is followed until it is stopped is ended',
    act: async (host) => {
      const lines: string[] = [];
      const following = host.follow({argv: ['sh', '-c', 'echo one; exec sleep 60'], ...limits}, (line) => {
        lines.push(line);
        following.stop();
      });
      return [await following.ended, lines];
    },
    says: [expect.stringContaining('was stopped'), ['one']],
    cannot: {drill: noShell},
  },
  {
    name: 'a follower of what is not there is told so',
    act: (host) => host.follow({argv: ['rungs-no-such-program'], ...limits}, () => undefined).ended,
    says: expect.stringContaining('rungs-no-such-program'),
  },
  {
    name: 'bad bytes in a followed line are signs',
    act: async (host) => {
      const lines: string[] = [];
      await host.follow({argv: ['sh', '-c', `printf 'caf\\351\\n'`], ...limits}, (line) => lines.push(line)).ended;
      return lines;
    },
    says: ['caf\uFFFD'],
    cannot: {drill: noShell},
  },
  {
    name: 'a followed line without end is cut',
    act: async (host) => {
      const lines: string[] = [];
      await host.follow({argv: ['sh', '-c', `head -c 100000 /dev/zero | tr '\\000' x`], ...limits}, (line) => lines.push(line)).ended;
      return lines.map((line) => line.length < 17_000);
    },
    says: [true],
    cannot: {drill: noShell},
  },
  {
    name: 'who is followed is ended with those that it started',
    act: async (host) => {
      let pid = '';
      const following = host.follow({argv: ['sh', '-c', 'sleep 60 & echo $!; wait'], ...limits}, (line) => {
        pid = line;
        following.stop();
      });
      await following.ended;
      while (!/^State:\s+[ZX]/m.test(await status(host, pid))) await host.clock.sleep(20);
      return 'gone';
    },
    says: 'gone',
    cannot: {drill: noShell, recorded: 'nothing is started again'},
  },
];

async function status(host: Parameters<NonNullable<Case['act']>>[0], pid: string): Promise<string> {
  const look = await host.read(`/proc/${pid}/status`, {bytesMax: 2000});
  return look.seen ? look.value.text : 'State:\tX';
}

export const otherCases: readonly Case[] = [...dials, ...batches, ...time, ...stopping, ...following];
