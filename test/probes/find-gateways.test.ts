import {describe, expect, it} from 'vitest';
import {findGateways} from '../../src/probes/index.ts';
import {type Paper, paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

const passwd =
  'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/usr/sbin:/bin/sh\nops:x:1001:1001::/home/ops:/bin/bash\neve:x:1002:1002::/home/eve:/bin/bash\nnobody:x:65534:65534::/nonexistent:/bin/sh\n';
const asRoot = 'uid=0(root) gid=0(root) groups=0(root)';
const asOps = 'uid=1001(ops) gid=1001(ops) groups=1001(ops)';
const asEve = 'uid=1002(eve) gid=1002(eve) groups=1002(eve)';

const units = '.config/systemd/user';
const files = {
  '/etc/passwd': passwd,
  '/home/ops/.openclaw/openclaw.json': '{"gateway": {"mode": "local", "port": 19789}}',
  '/home/ops/.openclaw-rescue/openclaw.json': '{"gateway": {"mode": "local"}}',
  [`/home/ops/${units}/openclaw-gateway.service`]: sample('unit/2026.9.6-default.service'),
  [`/home/ops/${units}/openclaw-gateway-rescue.service`]: sample('unit/2026.9.6-profile-rescue.service'),
  '/home/ops/.bashrc': '',
  '/home/eve/.openclaw/openclaw.json': '{}',
  [`/home/eve/${units}/openclaw-gateway.service`]: sample('unit/2026.4.14-default.service'),
  '/opt/oc/node_modules/.bin/openclaw': '#!/usr/bin/env node',
  '/opt/oc414/node_modules/openclaw/openclaw.mjs': '#!/usr/bin/env node',
  '/opt/oc414/node_modules/openclaw/package.json': '{"name": "openclaw", "version": "2026.4.14"}',
  '/opt/oc414/node_modules/openclaw/dist/index.js': '',
};

function host(id: string, more: Paper = {}) {
  return paperHost({...more, files: {...files, ...more.files}, commands: {id, ...more.commands}});
}

function short(gateways: Awaited<ReturnType<typeof findGateways>>['gateways']): readonly string[] {
  return gateways.map((one) => `${one.user.name}/${one.profile} ${one.port} ${one.portFrom}${one.own ? ' own' : ''}`);
}

describe('the gateways of a host', () => {
  it('are all found by root, each profile of each user apart', async () => {
    const {gateways, problem, denied} = await findGateways(host(asRoot));
    expect(short(gateways)).toEqual(['ops/default 19789 unit', 'eve/default 18789 unit', 'ops/rescue 23532 unit']);
    expect([problem, denied]).toEqual([null, []]);
    expect(gateways[2]).toMatchObject({
      unit: 'openclaw-gateway-rescue.service',
      stateDir: '/home/ops/.openclaw-rescue',
      launchdLabel: 'ai.openclaw.rescue',
    });
  });

  it("stand with the responder's own first", async () => {
    expect(short((await findGateways(host(asOps))).gateways)).toEqual([
      'ops/default 19789 unit own',
      'ops/rescue 23532 unit own',
      'eve/default 18789 unit',
    ]);
  });

  it("of another user are found as far as that user's home may be listed, and the rest is said", async () => {
    const {gateways, denied} = await findGateways(host(asEve, {denied: ['/home/ops']}));
    expect(short(gateways)).toEqual(['eve/default 18789 unit own']);
    expect(denied).toEqual(['/home/ops']);
  });

  it('include one that only runs', async () => {
    const proc = {
      '/proc/900/cmdline': 'openclaw\0--profile\0work\0gateway\0run\0',
      '/proc/900/stat': '900 (node) S 1 900 900 0 -1 4 1 0 0 0 1 2 0 0 20 0 11 0 4711 1 2',
      '/proc/900/status': 'Name:\tnode\nUid:\t1001\t1001\t1001\t1001\nVmRSS:\t  1000 kB\n',
      '/proc/900/cgroup': '0::/user.slice/user-1001.slice/session-3.scope\n',
      '/proc/stat': 'btime 1795000000\n',
    };
    const {gateways} = await findGateways(host(asOps, {files: proc}));
    expect(short(gateways)).toContain('ops/work 41984 default own');
  });

  it('include a system unit with the user that it runs as', async () => {
    const unit = sample('unit/2026.9.6-default.service').replace('[Service]', '[Service]\nUser=eve').replaceAll('/home/ops', '/home/eve');
    const paper = {files: {'/etc/systemd/system/openclaw-gateway-site.service': unit}};
    expect(short((await findGateways(host(asRoot, paper))).gateways)).toContain('eve/site 19789 unit');
  });

  it('do not include a directory that merely has a like name', async () => {
    const {gateways} = await findGateways(host(asOps, {files: {'/home/ops/.openclaw-notes/todo.txt': ''}}));
    expect(gateways.some((one) => one.profile === 'notes')).toBe(false);
  });
});

describe('what the responder asks for', () => {
  it('a profile narrows them, and `default` is one', async () => {
    expect(short((await findGateways(host(asRoot), {profile: 'rescue'})).gateways)).toEqual(['ops/rescue 23532 unit']);
    expect(short((await findGateways(host(asRoot), {profile: 'DEFAULT'})).gateways)).toEqual([
      'ops/default 19789 unit',
      'eve/default 18789 unit',
    ]);
  });

  it('a profile that is not there gets one sentence with those that are', async () => {
    const {gateways, problem} = await findGateways(host(asRoot), {profile: 'prod'});
    expect(gateways).toEqual([]);
    expect(problem).toBe(
      'There is no gateway with the profile `prod` on this host; there is: default, rescue. Give --profile one of them.',
    );
  });

  it("a port picks the gateway that claims it, or is taken at the responder's word", async () => {
    expect(short((await findGateways(host(asRoot), {port: 18789})).gateways)).toEqual(['eve/default 18789 unit']);
    expect(short((await findGateways(host(asRoot), {port: 4711})).gateways)).toEqual(['ops/default 4711 option']);
  });

  it('a path of the command is believed', async () => {
    expect((await findGateways(host(asOps), {openclaw: '/opt/mine/openclaw'})).gateways[0]?.cliPath).toBe('/opt/mine/openclaw');
  });
});

describe('the command', () => {
  it("is found on the unit's PATH, else beside the unit's entry file", async () => {
    const {gateways} = await findGateways(host(asRoot));
    expect(gateways.map((one) => one.cliPath)).toEqual([
      '/opt/oc/node_modules/.bin/openclaw',
      '/opt/oc414/node_modules/openclaw/openclaw.mjs',
      '/opt/oc/node_modules/.bin/openclaw',
    ]);
  });

  it('is found under nvm, the newest Node first', async () => {
    const bare = {'/etc/passwd': passwd, '/home/ops/.openclaw/openclaw.json': '{}'};
    const nvm = {'/home/ops/.nvm/versions/node/v9.1.0/bin/openclaw': '', '/home/ops/.nvm/versions/node/v24.16.0/bin/openclaw': ''};
    const {gateways} = await findGateways(paperHost({files: {...bare, ...nvm}, commands: {id: asOps}}));
    expect(gateways[0]?.cliPath).toBe('/home/ops/.nvm/versions/node/v24.16.0/bin/openclaw');
  });
});

describe('no gateway', () => {
  const empty = {'/etc/passwd': passwd, '/home/ops/.bashrc': '', '/home/eve/.bashrc': ''};

  it('is one sentence that says what to do', async () => {
    const {gateways, problem} = await findGateways(paperHost({files: empty, commands: {id: asRoot}}));
    expect(gateways).toEqual([]);
    expect(problem).toMatch(/^There is no OpenClaw gateway on paper: .*`openclaw gateway install`/);
  });

  it('says which homes could not be looked into', async () => {
    const {problem} = await findGateways(paperHost({files: empty, denied: ['/home/ops'], commands: {id: asEve}}));
    expect(problem).toContain('/home/ops could not be looked into');
  });

  it('is no crash where not even `id` answers', async () => {
    expect((await findGateways(paperHost({}))).problem).toMatch(/`id` gave no answer/);
  });
});

describe('a folder that is left over', () => {
  const running = {
    '/proc/900/cmdline': 'openclaw\0gateway\0run\0',
    '/proc/900/stat': '900 (node) S 1 900 900 0 -1 4 1 0 0 0 1 2 0 0 20 0 11 0 4711 1 2',
    '/proc/900/status': 'Name:\tnode\nUid:\t1001\t1001\t1001\t1001\nVmRSS:\t  1000 kB\n',
    '/proc/900/cgroup': '0::/user.slice/user-1001.slice/session-3.scope\n',
    '/proc/stat': 'btime 1795000000\n',
  };
  const setUp = {'/home/ops/.openclaw/openclaw.json': '{}'};
  const look = async (files: Readonly<Record<string, string>>, id = asRoot) => {
    const found = await findGateways(paperHost({files: {'/etc/passwd': passwd, '/home/eve/.bashrc': '', ...files}, commands: {id}}));
    return {gateways: short(found.gateways), leftovers: found.leftovers.map((one) => one.stateDir), problem: found.problem};
  };

  it.each([
    ['an empty state of root, who ran a command once', {'/root/.openclaw/state/.keep': ''}],
    ['a state of root with a database', {'/root/.openclaw/state/openclaw.sqlite': 'x', '/root/.openclaw/agents/main/a.json': '{}'}],
    ['a configuration of root that nothing runs', {'/root/.openclaw/openclaw.json': '{}'}],
    ['a second profile of the same user that nothing runs', {'/home/ops/.openclaw-dev/openclaw.json': '{}'}],
    ['a configuration of somebody else that nothing runs', {'/home/eve/.openclaw/openclaw.json': '{}'}],
  ])('is no gateway beside one that runs: %s', async (_, files) => {
    expect(await look({...setUp, ...running, ...files})).toMatchObject({
      gateways: ['ops/default 18789 default'],
      leftovers: [expect.stringMatching(/\.openclaw/)],
    });
  });

  it('is none beside one that is supervised, running or not', async () => {
    const unit = {[`/home/ops/${units}/openclaw-gateway.service`]: sample('unit/2026.9.6-default.service')};
    expect((await look({...setUp, ...unit, '/root/.openclaw/openclaw.json': '{}'})).gateways).toEqual(['ops/default 19789 unit']);
  });

  it("is the responder's own gateway all the same, while only others' run", async () => {
    const {gateways} = await look({...setUp, ...running, '/home/eve/.openclaw/openclaw.json': '{}'}, asEve);
    expect(gateways).toEqual(['eve/default 18789 default own', 'ops/default 18789 default']);
  });

  it('is the gateway where nothing else is, when there is something of one in it', async () => {
    expect((await look({'/root/.openclaw/openclaw.json': '{}'})).gateways).toEqual(['root/default 18789 default own']);
    expect((await look({'/home/ops/.openclaw/openclaw.json.bak': '{}', '/home/ops/.openclaw/state/a': ''})).gateways).toHaveLength(1);
    expect((await look({'/home/ops/.openclaw/agents/main/sessions.json': '{}'})).gateways).toHaveLength(1);
  });

  it('is none where nothing was ever set up: OpenClaw is not installed there', async () => {
    const {gateways, leftovers, problem} = await look({'/root/.openclaw/state/openclaw.sqlite': 'x'});
    expect([gateways, leftovers]).toEqual([[], ['/root/.openclaw']]);
    expect(problem).toMatch(/^There is no OpenClaw gateway on paper: .*\/root\/\.openclaw/);
  });

  it('is found all the same when it is asked for by its profile', async () => {
    const {gateways} = await findGateways(
      paperHost({
        files: {'/etc/passwd': passwd, ...setUp, ...running, '/home/ops/.openclaw-dev/openclaw.json': '{}'},
        commands: {id: asRoot},
      }),
      {profile: 'dev'},
    );
    expect(short(gateways)).toEqual(['ops/dev 19001 default']);
  });
});
