import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Carrier, carriedBy, type Far, farHost} from '../../src/far/index.ts';
import {awayProgram, farProgram} from './program.ts';

const limits = {limitMs: 20_000, keepBytes: 10_000} as const;
const started: Far[] = [];
let program: Buffer;
let folder: string;
let home: string;

beforeAll(async () => {
  program = await farProgram();
  folder = await mkdtemp(join(tmpdir(), 'rungs-far-'));
  home = join(folder, 'home');
  await mkdir(home);
});

afterAll(async () => {
  for (const far of started) far.end();
  await rm(folder, {recursive: true});
});

/** A far side in a process of our own, with its pid. */
async function start(prefix: readonly string[] = []): Promise<Far & {readonly pid: number}> {
  let pid = 0;
  const carrier = carriedBy(prefix, {PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: folder});
  const noting: Carrier = (argv) => {
    const child = carrier(argv);
    pid = child.pid ?? 0;
    return child;
  };
  const far = await farHost(noting, [process.execPath], program);
  if ('seen' in far) throw new Error(far.detail);
  started.push(far);
  return {...far, pid};
}

function lives(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  while (lives(pid)) await wait(10);
}

it('is one small program', async () => {
  const limit = 400 * 1024;
  expect(gunzipSync(program).length).toBeLessThanOrEqual(limit);
  // What learns the secrets of another machine is larger; it is what travels that a slow line feels.
  expect((await awayProgram()).length).toBeLessThanOrEqual(limit);
});

describe('the far side', () => {
  it('is heard through what a login shell says before it', async () => {
    const far = await start(['sh', '-c', 'echo Welcome; printf "\\000\\377 rungs far side "; head -c 30000 /dev/zero; exec "$@"', 'sh']);
    expect(await far.host.link('/proc/self/exe')).toMatchObject({seen: true});
  });

  it('is not taken for one that only echoes', async () => {
    const far = await farHost(carriedBy(['sh', '-c', 'exec cat', 'sh'], {PATH: '/usr/bin:/bin'}), [process.execPath], program);
    expect(far).toMatchObject({seen: false, why: 'unreachable'});
  }, 30_000);

  it('takes the first Node that there is, and says why none was', async () => {
    const carrier = carriedBy([], {PATH: '/usr/bin:/bin'});
    const far = await farHost(carrier, ['/nowhere/node', process.execPath], program);
    if ('seen' in far) throw new Error(far.detail);
    started.push(far);
    expect(await farHost(carrier, ['/nowhere/node', 'false'], program)).toMatchObject({
      seen: false,
      why: 'unreachable',
      detail: expect.stringMatching(/\/nowhere\/node: .*ENOENT.*; false: it/),
    });
  });

  it('ends with its pipe, and leaves neither a process nor a file', async () => {
    const far = await start();
    const said = far.host.run({argv: ['sh', '-c', 'setsid sh -c "sleep 300" & sleep 300 & echo; wait'], ...limits});
    const lines: string[] = [];
    const following = far.host.follow({argv: ['sh', '-c', 'echo $$; exec sleep 300'], ...limits}, (line) => lines.push(line));
    while (lines.length === 0) await wait(10);
    let children = below(far.pid);
    while (children.length < 3) {
      await wait(10);
      children = below(far.pid);
    }
    far.end();
    await Promise.all([gone(far.pid), ...children.map(gone)]);
    expect(await said).toMatchObject({seen: false, why: 'unreachable'});
    expect(await following.ended).toMatch(/far side is gone/);
    expect(await readdir(home)).toEqual([]);
    expect(await readdir(folder)).toEqual(['home']);
  });

  it('says that it is gone to whoever asks later', async () => {
    const far = await start();
    process.kill(far.pid, 'SIGKILL');
    await gone(far.pid);
    expect(await far.host.list('/')).toMatchObject({seen: false, why: 'unreachable', detail: expect.stringContaining('SIGKILL')});
  });

  it('holds its directory nowhere and has no terminal', async () => {
    const far = await start();
    expect(readlinkSync(`/proc/${far.pid}/cwd`)).toBe('/');
    // The seventh word after the name is the terminal; 0 is none.
    expect(readFileSync(`/proc/${far.pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[4]).toBe('0');
  });
});

/** Every process below this one. */
function below(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, after = ''] = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ');
        return [{pid: Number(name), parent: Number(after.split(' ')[1])}];
      } catch {
        return [];
      }
    });
  const children = parents.filter((one) => one.parent === pid).map((one) => one.pid);
  return [...children, ...children.flatMap(below)];
}
