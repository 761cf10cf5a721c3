import {describe, expect, it} from 'vitest';
import type {Capability, ReadingValues} from '../../src/model/index.ts';
import {probes} from '../../src/probes/index.ts';
import {parseReadyz} from '../../src/probes/parse/health.ts';
import {healthyReadings} from '../rules/facts.ts';
import {gateway, known, ops, reading} from './facts.ts';
import {no, type Paper, paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

const models = {primary: 'lab/lab-model', fallbacks: ['nobody/gpt-9']};

/** The capabilities of agents, as the readings of a gateway that answers tell them. */
async function agents(config: object, paper: Paper = {}, supervisor: Partial<ReadingValues['supervisor']> = {}): Promise<Capability[]> {
  const body = sample('http/readyz.json');
  const page = {seen: true, value: {status: 200, tookMs: 3, openclaw: true, body}} as const;
  const http = {address: '127.0.0.1', port: 19789, healthz: page, readyz: page, startupz: no('missing', ''), ready: readyOf(body)};
  const health = {agents: [{agentId: 'main'}, {agentId: 'ops'}], plugins: {}};
  const answer = {command: 'gateway call health --json', at: 1_795_240_000_000, tookMs: 5, exit: 0, json: health, stdout: '', stderr: ''};
  const healthy = healthyReadings();
  const files = {...paper.files, [gateway.configPath]: JSON.stringify(config)};
  const look = await probes.capabilities.look(
    paperHost({...paper, files}),
    gateway,
    known({
      http: reading<'http'>(http),
      supervisor: reading<'supervisor'>({...healthy.supervisor, ...supervisor}),
      secrets: reading<'secrets'>({...healthy.secrets, daemonNames: ['HOME']}),
      cli: reading<'cli'>({answers: [answer as never]}),
    }),
  );
  if (!look.seen) throw new Error(look.detail);
  return look.value.capabilities.filter(({kind}) => kind === 'agent');
}

function readyOf(body: string): ReadingValues['http']['ready'] {
  const ready = parseReadyz(body);
  return ready && {...ready, startup: 'started', pendingReason: null, version: null};
}

const said = (all: readonly Capability[]): readonly string[] => all.map(({name, state, detail}) => `${name} ${state}: ${detail}`);

describe('an agent', () => {
  it.each([
    ['by name', {entries: {main: {}, ops: {model: models}}}, ['agents.entries.main', 'agents.entries.ops']],
    ['in a row', {list: [{id: 'main'}, {id: 'Ops', model: models}]}, ['agents.list[0]', 'agents.list[1]']],
  ])('that is listed %s is claimed, loaded where the gateway lists it, and never called working', async (_, table, places) => {
    const all = await agents({agents: table});
    expect(all.map(({claimedIn}) => claimedIn)).toEqual(places.map((place) => `openclaw.json ${place}`));
    expect(all.map(({state}) => state)).toEqual(['loaded', 'loaded']);
  });

  it('that nobody lists is not claimed: a gateway without a list has one of its own', async () => {
    expect(
      await agents({agents: {defaults: {model: 'lab/lab-model'}}, bindings: [{agentId: 'main', match: {channel: 'telegram'}}]}),
    ).toEqual([]);
  });

  it('that a route names and nobody lists is lost', async () => {
    const all = await agents({
      agents: {list: [{id: 'main'}]},
      bindings: [{agentId: 'ghost', match: {channel: 'telegram'}}],
      hooks: {mappings: [{agentId: 'gone', match: {path: 'x'}}, {match: {path: 'y'}}]},
    });
    expect(all.filter(({state}) => state === 'failed').map(({name, claimedIn}) => [name, claimedIn])).toEqual([
      ['ghost', 'openclaw.json bindings[0]'],
      ['gone', 'openclaw.json hooks.mappings[0]'],
    ]);
  });

  it.each([
    ['of its own', {owner: ops}, '/home/ops/ws', 'loaded', /only a turn/],
    ['that somebody else owns', {owner: {uid: 0, gid: 0}}, '/home/ops/ws', 'failed', /belongs to somebody else and ops may not write/],
    ['that is not there, below its own folder', {owner: ops}, '/home/ops/ws/deeper/still', 'loaded', /only a turn/],
    [
      "that is not there, below another one's",
      {owner: {uid: 0, gid: 0}},
      '/home/ops/ws/deeper',
      'failed',
      /may not make it below \/home\/ops\/ws/,
    ],
    ['whose place is a file', {owner: ops}, '/home/ops/ws/a.txt', 'failed', /is no folder/],
    ['below a file', {owner: ops}, '~/ws/a.txt/deeper', 'failed', /\/home\/ops\/ws\/a\.txt is no folder/],
    ['that may not be looked at', {owner: ops, denied: ['/home/ops/ws']}, '/home/ops/ws/deeper', 'loaded', /only a turn/],
    ['with a variable in its path', {owner: {uid: 0, gid: 0}}, '${HOME}/ws', 'loaded', /only a turn/],
  ] as const)('with a workspace %s', async (_, paper, workspace, state, detail) => {
    const files = {'/home/ops/ws/a.txt': 'x'};
    const [one] = await agents({agents: {list: [{id: 'main', workspace}]}}, {...paper, files});
    expect(one).toMatchObject({name: 'main', state, detail: expect.stringMatching(detail)});
  });

  const boxed = {agents: {defaults: {sandbox: {mode: 'all'}}, list: [{id: 'main'}, {id: 'ops', sandbox: {mode: 'off'}}]}};
  it('with a sandbox of Docker needs an engine', async () => {
    const all = said(await agents(boxed));
    expect(all[0]).toMatch(/^main failed: .*sandbox of Docker, and no engine/);
    expect(all[1]).toMatch(/^ops loaded/);
    expect((await agents(boxed, {files: {'/run/docker.sock': ''}})).map(({state}) => state)).toEqual(['loaded', 'loaded']);
  });

  it.each([
    ['another backend', {agents: {list: [{id: 'main', sandbox: {mode: 'all', backend: 'ssh'}}]}}],
    ['no sandbox', {agents: {list: [{id: 'main', sandbox: {mode: 'off'}}]}}],
  ])('with %s needs none', async (_, config) => {
    expect((await agents(config)).map(({state}) => state)).toEqual(['loaded']);
  });

  it('of a gateway in a container is not measured by the folders and the engine of this side', async () => {
    const all = await agents(
      {agents: {list: [{id: 'main', workspace: '/nowhere', sandbox: {mode: 'all'}}]}},
      {owner: {uid: 0, gid: 0}},
      {
        owner: 'container',
      },
    );
    expect(all.map(({state}) => state)).toEqual(['loaded']);
  });
});
