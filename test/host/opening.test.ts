import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmod, chown, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';

const host = localHost();
const how = {bytesMax: 1000};
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rungs-opening-'));
  await chmod(folder, 0o755);
});

afterAll(() => rm(folder, {recursive: true}));

describe('what is no file', () => {
  it('is not opened: a pipe keeps its writer, whose words come to the reader they are for', async () => {
    execFileSync('mkfifo', [at('.env')]);
    const writer = spawn('sh', ['-c', 'echo ready; exec echo TOKEN > "$0"', at('.env')], {stdio: ['ignore', 'pipe', 'ignore']});
    await once(writer.stdout, 'data');
    for (let look = 0; look < 200; look++) {
      expect(await host.read(at('.env'), how)).toMatchObject({seen: false, why: 'garbled'});
      await setImmediate();
    }
    expect(execFileSync('cat', [at('.env')], {encoding: 'utf8', timeout: 5000})).toBe('TOKEN\n');
  });

  it.each(['/dev/ptmx', '/dev/null', '/dev/zero', '/dev/tty'])('is not read either when it is the device %s', async (device) => {
    expect(await host.read(device, how)).toEqual({seen: false, why: 'garbled', detail: `Reading ${device}: it is no ordinary file.`});
  });
});

/** A user that is neither root nor anybody who owns anything here. */
const other = 64_123;

describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  let home: string;
  const secret = 'only root knows';

  beforeAll(async () => {
    home = at('home');
    await mkdir(home);
    await writeFile(at('secret'), secret, {mode: 0o600});
    await mkdir(at('vault'), {mode: 0o700});
    await writeFile(at('vault/token'), secret, {mode: 0o600});
    await symlink(at('secret'), join(home, 'openclaw.json'));
    await symlink(at('vault'), join(home, 'vault'));
    await writeFile(join(home, 'left by root'), secret, {mode: 0o600});
    await writeFile(join(home, 'shown by root'), 'for all', {mode: 0o644});
    await writeFile(join(home, 'own'), 'mine', {mode: 0o600});
    await symlink('own', join(home, 'link to own'));
    await symlink(join(home, 'own'), at('link of root'));
    for (const one of ['', 'openclaw.json', 'vault', 'own', 'link to own'])
      execFileSync('chown', ['-h', `${other}:${other}`, join(home, one)]);
    await mkdir(join(home, 'third'));
    await writeFile(join(home, 'third/file'), 'x');
    await chown(join(home, 'third'), other + 1, other + 1);
  });

  it.each(['home/openclaw.json', 'home/vault/token', 'home/left by root'])(
    'what only root may read is not shown by way of %s',
    async (name) => {
      const answer = await host.read(at(name), how);
      expect(answer).toMatchObject({seen: false, why: 'denied', detail: expect.stringContaining(`uid ${other}`)});
      expect(JSON.stringify(answer)).not.toContain(secret);
    },
  );

  it('a directory behind another user’s link is neither listed nor looked into', async () => {
    for (const answer of [await host.list(at('home/vault')), await host.stat(at('home/vault/token')), await host.link(at('home/vault/x'))])
      expect(answer).toMatchObject({seen: false, why: 'denied'});
  });

  it.each([
    ['home/own', 'mine'],
    ['link of root', 'mine'],
    ['home/shown by root', 'for all'],
    ['secret', secret],
    ['vault/../secret', secret],
  ])('%s is read: its owner could have, or only root put it there', async (name, text) => {
    expect(await host.read(at(name), how)).toMatchObject({seen: true, value: {text}});
  });

  it('a place of two other users is read by neither of them', async () => {
    expect(await host.read(at('home/third/file'), how)).toMatchObject({seen: false, why: 'denied'});
  });

  it('says where another user’s link points without going there', async () => {
    expect(await host.link(at('home/openclaw.json'))).toEqual({seen: true, value: at('secret')});
    expect(await host.stat(at('home/openclaw.json'))).toMatchObject({seen: true, value: {kind: 'link', uid: other}});
  });

  it('another user’s process leads nowhere', async () => {
    const child = spawn('setpriv', [`--reuid=${other}`, '--clear-groups', '--', 'sleep', '60'], {cwd: at('vault'), stdio: 'ignore'});
    await once(child, 'spawn');
    while (!(await host.read(`/proc/${child.pid}/cmdline`, how).then((one) => one.seen && one.value.text.startsWith('sleep'))))
      await setImmediate();
    expect(await host.read(`/proc/${child.pid}/cwd/token`, how)).toMatchObject({seen: false, why: 'denied'});
    child.kill('SIGKILL');
  });
});
