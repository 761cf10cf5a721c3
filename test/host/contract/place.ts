import {execFileSync} from 'node:child_process';
import {appendFileSync, chmodSync, mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {createServer as createHttp} from 'node:http';
import {type AddressInfo, createServer, type Server} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {World} from '../../../src/drill/world/world.ts';

/** The files of the contract: text and mode, or what a link points to. Directories are made on the way. */
const files: readonly (readonly [path: string, text: string, mode?: number])[] = [
  ['ten', '0123456789'],
  ['wide', 'ä€😀z'],
  ['empty', ''],
  ['lines', 'one\r\ntwo\n\nfour'],
  ['controls', 'a\u0000b\u001b[31mc\u0007'],
  ['million', 'x'.repeat(1_000_000)],
  ['folder/inner', 'inner'],
  ['folder/other', ''],
  ['folder/Zed', ''],
  ['a "name" with $(blanks)', 'blanks'],
  ['имя-名前-😀', 'name'],
  ['-n', 'hyphen'],
  ['package.json', '{"name": "x", "exports": {"a":1}}'],
  ['private', 'private', 0o600],
  ['closed/inner', 'inner'],
];

const folders: readonly (readonly [path: string, mode: number])[] = [
  ['folder', 0o755],
  ['bare', 0o755],
  ['shared', 0o1777],
  ['closed', 0o700],
];

const links: readonly (readonly [path: string, target: string])[] = [
  ['near', 'ten'],
  ['linked', 'folder'],
  ['dangling', '/nowhere/at/all'],
];

/** Makes them on this machine, with what only a kernel has. */
export function makePlace(): string {
  const at = mkdtempSync(join(tmpdir(), 'rungs-contract-'));
  chmodSync(at, 0o755);
  for (const [path] of folders) mkdirSync(join(at, path));
  for (const [path, text, mode = 0o644] of files) {
    writeFileSync(join(at, path), text);
    chmodSync(join(at, path), mode);
  }
  for (const [path, mode] of folders) chmodSync(join(at, path), mode);
  for (const [path, target] of links) symlinkSync(target, join(at, path));
  symlinkSync(join(at, 'ten'), join(at, 'link'));
  symlinkSync(join(at, 'loop'), join(at, 'loop'));
  writeFileSync(join(at, 'latin'), Buffer.from('caf\xe9\n', 'latin1'));
  writeFileSync(join(at, 'sparse'), '');
  truncateSync(join(at, 'sparse'), 999_999_997);
  appendFileSync(join(at, 'sparse'), 'end');
  execFileSync('mkfifo', [join(at, 'pipe')]);
  return at;
}

/** Puts them into a drill's world, where who looks is their owner. */
export function plantPlace({files: there, scene}: Pick<World, 'files' | 'scene'>): string {
  const at = '/srv/contract';
  const {uid, gid} = scene.user;
  there.putDirectory(at, {uid, gid, mode: 0o755});
  for (const [path, mode] of folders) there.putDirectory(`${at}/${path}`, {uid, gid, mode});
  for (const [path, text, mode = 0o644] of files) there.put(`${at}/${path}`, text, {uid, gid, mode});
  for (const [path, target] of links) there.putLink(`${at}/${path}`, target);
  there.putLink(`${at}/link`, `${at}/ten`);
  there.putLink(`${at}/loop`, `${at}/loop`);
  return at;
}

export interface Listeners {
  readonly ports: {readonly http: number; readonly silent: number; readonly closed: number; readonly talk: number};
  close(): void;
}

export async function listen(at: string): Promise<Listeners> {
  const pages: Readonly<Record<string, readonly [number, string]>> = {'/': [200, 'page'], '/wide': [200, 'ä€'], '/away': [302, '']};
  const http = createHttp((request, response) => {
    const [status, body] = pages[request.url ?? ''] ?? [404, 'none'];
    response.writeHead(status, {'content-type': 'text/plain', location: '/'}).end(body);
  });
  const silent = createServer(() => undefined);
  const talk = createServer((socket) => socket.on('error', () => undefined).end('220 hello\r\n'));
  const closed = createServer();
  const servers: Server[] = [http, silent, talk, closed];
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = createServer();
  await new Promise<void>((resolve) => socket.listen(join(at, 'socket'), resolve));
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  const ports = {http: portOf(http), silent: portOf(silent), talk: portOf(talk), closed: portOf(closed)};
  await new Promise((resolve) => closed.close(resolve));
  return {ports, close: () => [http, silent, talk, socket].forEach((server) => server.close())};
}
