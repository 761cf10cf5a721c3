import {execFileSync} from 'node:child_process';
import {appendFile, chmod, link, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';

const host = localHost();
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rungs-files-'));
  await writeFile(at('ten'), '0123456789');
  await writeFile(at('umlauts'), 'äöü');
  await writeFile(at('package'), '{"name": "x", "exports": {"name": 1}, "engines": {"node": "24"}}');
  await symlink('/nowhere/at/all', at('dangling'));
  await symlink(at('loop'), at('loop'));
  await mkdir(at('folder'));
  await link(at('ten'), at('twin'));
  await chmod(at('ten'), 0o640);
  execFileSync('mkfifo', [at('pipe')]);
});

afterAll(() => rm(folder, {recursive: true}));

describe('reading a file', () => {
  it.each([
    ['all of it', 'ten', {bytesMax: 100}, {text: '0123456789', bytes: 10, cut: false}],
    ['exactly all of it', 'ten', {bytesMax: 10}, {text: '0123456789', bytes: 10, cut: false}],
    ['its head', 'ten', {bytesMax: 4}, {text: '0123', bytes: 10, cut: true}],
    ['its tail', 'ten', {bytesMax: 4, from: 'tail'}, {text: '6789', bytes: 10, cut: true}],
    ['a tail larger than it', 'ten', {bytesMax: 40, from: 'tail'}, {text: '0123456789', bytes: 10, cut: false}],
    ['a head without half a character', 'umlauts', {bytesMax: 3}, {text: 'ä', bytes: 6, cut: true}],
    [
      'of a document only what is wanted',
      'package',
      {bytesMax: 100, only: ['name', 'engines', 'bin']},
      {text: '{"name":"x","engines":{"node":"24"}}', bytes: 64, cut: false},
    ],
    ['what is no document as it is', 'ten', {bytesMax: 100, only: ['name']}, {text: '0123456789', bytes: 10, cut: false}],
    ['a document that is cut as it is', 'package', {bytesMax: 9, only: ['name']}, {text: '{"name": ', bytes: 64, cut: true}],
    ['a tail without half a character', 'umlauts', {bytesMax: 3, from: 'tail'}, {text: 'ü', bytes: 6, cut: true}],
  ] as const)('gives %s', async (_what, name, how, value) => {
    expect(await host.read(at(name), how)).toEqual({seen: true, value});
  });

  it('reads the files of /proc, which say that they are empty', async () => {
    const status = await host.read('/proc/self/status', {bytesMax: 100_000});
    expect(status).toMatchObject({seen: true, value: {text: expect.stringContaining(`Pid:\t${process.pid}\n`), cut: false}});
    expect(status.seen && status.value.bytes).toBeGreaterThan(500);
    expect(await host.read('/proc/self/status', {bytesMax: 60})).toMatchObject({
      seen: true,
      value: {text: expect.stringMatching(/^Name:/), cut: true},
    });
    const tail = await host.read('/proc/self/status', {bytesMax: 60, from: 'tail'});
    expect(tail).toMatchObject({seen: true, value: {text: expect.stringMatching(/nonvoluntary_ctxt_switches:\t\d+\n$/), cut: true}});
  });

  it('follows a file that grows while it is read', async () => {
    await writeFile(at('growing'), 'x'.repeat(100_000));
    const [tail] = await Promise.all([host.read(at('growing'), {bytesMax: 50, from: 'tail'}), appendFile(at('growing'), 'y'.repeat(20))]);
    expect(tail.seen && tail.value.text).toMatch(/^x{30,50}y{0,20}$/);
  });

  it.each([
    ['a file that is not there', 'none', 'missing', 'there is nothing of that name'],
    ['a path through a file', 'ten/more', 'missing', 'a part of the path is not a directory'],
    ['a link that leads nowhere', 'dangling', 'missing', 'there is nothing of that name'],
    ['a circle of links', 'loop', 'garbled', 'its symbolic links run in a circle'],
    ['a directory', 'folder', 'garbled', 'it is a directory'],
    ['a pipe, without waiting for its other end', 'pipe', 'garbled', 'it is no ordinary file'],
  ])('says of %s why it could not be seen', async (_what, name, why, reason) => {
    expect(await host.read(at(name), {bytesMax: 10})).toEqual({seen: false, why, detail: `Reading ${at(name)}: ${reason}.`});
  });

  it('says of a process that is gone that it is missing', async () => {
    expect(await host.read('/proc/4194999/status', {bytesMax: 10})).toMatchObject({seen: false, why: 'missing'});
  });

  it.skipIf(process.getuid?.() === 0)('says that it was denied, and who could look', async () => {
    await writeFile(at('secret'), 'x');
    await chmod(at('secret'), 0o000);
    expect(await host.read(at('secret'), {bytesMax: 10})).toEqual({
      seen: false,
      why: 'denied',
      detail: `Reading ${at('secret')}: permission denied; look as its owner or as root.`,
    });
  });
});

describe('looking at a file', () => {
  it('says what it is, without following a link', async () => {
    expect(await host.stat(at('ten'))).toMatchObject({
      seen: true,
      value: {kind: 'file', bytes: 10, mode: 0o640, links: 2, uid: process.getuid?.(), modifiedAt: expect.any(Number)},
    });
    expect(await host.stat(at('dangling'))).toMatchObject({seen: true, value: {kind: 'link'}});
    expect(await host.stat(at('folder'))).toMatchObject({seen: true, value: {kind: 'directory'}});
    expect(await host.stat(at('pipe'))).toMatchObject({seen: true, value: {kind: 'other'}});
    const server = createServer().listen(at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await host.stat(at('socket'))).toMatchObject({seen: true, value: {kind: 'socket'}});
    server.close();
    expect(await host.stat(at('none'))).toMatchObject({seen: false, why: 'missing'});
  });

  it('lists names in order and follows one link', async () => {
    expect(await host.list(folder)).toMatchObject({seen: true, value: expect.arrayContaining(['dangling', 'folder', 'loop'])});
    expect(await host.list(at('ten'))).toMatchObject({seen: false, why: 'missing'});
    expect(await host.link(at('dangling'))).toEqual({seen: true, value: '/nowhere/at/all'});
    expect(await host.link(at('ten'))).toEqual({
      seen: false,
      why: 'garbled',
      detail: `Following the link ${at('ten')}: it is not of that kind.`,
    });
    expect(await host.link('/proc/self/exe')).toMatchObject({seen: true, value: expect.stringMatching(/node/)});
  });
});
