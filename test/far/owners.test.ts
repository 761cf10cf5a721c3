import {execFileSync} from 'node:child_process';
import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {throughOwners} from '../../src/far/index.ts';
import {localHost} from '../../src/host/index.ts';
import type {Gateway, Host} from '../../src/model/index.ts';
import {farProgram} from './program.ts';

const how = {bytesMax: 1000};
const secret = 'only root knows';

describe.skipIf(process.getuid?.() !== 0)('root who looks at another user’s gateway', () => {
  let folder: string;
  let host: Host;
  let gateway: Gateway;
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rungs-owners-'));
    await chmod(folder, 0o755);
    const home = at('home');
    await mkdir(join(home, '.openclaw'), {recursive: true});
    await writeFile(at('secret'), secret, {mode: 0o600});
    await writeFile(join(home, '.openclaw/left by root'), secret, {mode: 0o600});
    await symlink(at('secret'), join(home, '.openclaw/openclaw.json'));
    await symlink(at('secret'), join(home, '.openclaw/.env'));
    await symlink(at('secret'), at('openclaw.log'));
    await writeFile(join(home, 'own'), 'mine', {mode: 0o600});
    await symlink('own', join(home, 'link'));
    execFileSync('chown', ['-hR', '65534:65534', home, at('openclaw.log')]);
    execFileSync('chown', ['0:0', join(home, '.openclaw/left by root')]);
    const user = {name: 'nobody', uid: 65_534, gid: 65_534, home};
    gateway = {
      profile: 'default',
      user,
      own: false,
      stateDir: join(home, '.openclaw'),
      configPath: join(home, '.openclaw/openclaw.json'),
      unit: 'openclaw-gateway.service',
      launchdLabel: 'ai.openclaw.gateway',
      port: 18_789,
      portFrom: 'default',
      cliPath: null,
    };
    const program = await farProgram();
    const owners = throughOwners(localHost(), async () => program);
    owners.lookAs([gateway]);
    host = owners.host;
  });

  afterAll(() => rm(folder, {recursive: true}));

  it.each(['home/.openclaw/openclaw.json', 'home/.openclaw/.env', 'openclaw.log', 'home/.openclaw/left by root', 'secret'])(
    'is not shown %s, which the owner could not read',
    async (name) => {
      const answer = await host.read(at(name), how);
      expect(answer).toMatchObject({seen: false, why: 'denied'});
      expect(JSON.stringify(answer)).not.toContain(secret);
    },
  );

  it('is shown what the owner may read, by his links', async () => {
    expect(await host.read(at('home/link'), how)).toMatchObject({seen: true, value: {text: 'mine'}});
    expect(await host.list(at('home'))).toMatchObject({seen: true, value: ['.openclaw', 'link', 'own']});
  });

  it('has the owner run his commands, and himself those of the machine', async () => {
    const id = (more: object) => host.run({argv: ['id', '-u'], limitMs: 20_000, keepBytes: 100, ...more});
    expect(await id({as: gateway.user})).toMatchObject({seen: true, value: {exit: 0, stdout: {text: '65534\n'}}});
    expect(await id({})).toMatchObject({seen: true, value: {stdout: {text: '0\n'}}});
  });

  it('reads of processes what only root may', async () => {
    expect(await host.read(`/proc/${process.pid}/environ`, how)).toMatchObject({seen: true});
  });

  it('reads for himself, and follows nobody’s links, where the far side cannot be had', async () => {
    const owners = throughOwners(localHost(), async () => null);
    owners.lookAs([gateway]);
    expect(await owners.host.read(at('home/.openclaw/openclaw.json'), how)).toMatchObject({seen: false, why: 'denied'});
    expect(await owners.host.read(at('home/own'), how)).toMatchObject({seen: true, value: {text: 'mine'}});
  });
});
