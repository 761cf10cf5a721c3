import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {alnum, type Chance, createChance, digits, hex, lower} from './chance.ts';

const root = new URL('../..', import.meta.url).pathname;

/** Lines without a secret until they fill so many bytes: what is real on this machine first, then made ones, the same for a seed. */
export function* cleanLines(seed: number, bytesWanted: number): Generator<string> {
  let bytes = 0;
  for (const line of everything(createChance(seed))) {
    yield line;
    bytes += Buffer.byteLength(line) + 1;
    if (bytes >= bytesWanted) return;
  }
}

function* everything(chance: Chance): Generator<string> {
  // By turns, so that a quick run sees something of each kind.
  const sources = [packageHashes(), packageFiles(), journal(), madeLines(chance)];
  for (;;) {
    for (const source of sources) {
      const next = source.next();
      if (next.done !== true) yield next.value;
    }
  }
}

function* packageHashes(): Generator<string> {
  yield* readFileSync(join(root, 'package-lock.json'), 'utf8').split('\n');
}

/** As `sha256sum` prints them. */
function* packageFiles(): Generator<string> {
  const folder = join(root, 'node_modules');
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) yield `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path}`;
}

/** Where the machine keeps a journal; a container mostly has none. */
function* journal(): Generator<string> {
  try {
    const argv = ['--no-pager', '--output=short-iso', '--lines=100000'];
    const text = execFileSync('journalctl', argv, {encoding: 'utf8', maxBuffer: 64 * 2 ** 20, stdio: ['ignore', 'pipe', 'ignore']});
    yield* text.split('\n');
  } catch {
    return;
  }
}

/** What a gateway and the programs around it write: a letter in braces is a set, the number how many of it. */
const made: readonly string[] = [
  '2026-11-25T10:11:{d2}.{d3}Z [gateway] request {uuid} answered 200 in {n3} ms',
  '[ws] ⇄ res ✓ sessions.list {n2}ms conn={h8}…{h4} id={h8}…{h4}',
  '[agent/embedded] run start: runId={uuid} provider=anthropic model=claude-opus-4-{n1}-202511{d2}',
  'request_id: req_{a24} type: overloaded_error status: 529',
  'x-request-id: {h32}',
  'order number {n10} confirmed, invoice INV-2026-{d6}',
  'docker.io/library/node@sha256:{h64}',
  'Status: Downloaded newer image for ghcr.io/openclaw/openclaw:2026.{n1}.{n2}',
  'HEAD is now at {h7} gateway: close the socket before the lock goes',
  'commit {h40}',
  'container {h64} exited with code 1',
  'toolu_{a24} finished: exec, chatcmpl-{a29}',
  'telegram: update {n9} from chat -100{n10} message {n5}',
  'discord: guild {n18} channel {n18} message {n19}',
  'etag: "{h32}" last-modified: Tue, 25 Nov 2026 10:11:{d2} GMT',
  'tokens used: {n5} in, {n4} out; password login is disabled; secret store opened in {n2} ms',
  'error code: {n3}, exit code {n1}, code is {n1}; key is missing; token is expired',
  '/home/bob/.npm/_cacache/content-v2/sha512/{h2}/{h2}/{h124}',
  'Main PID: {n5} (node); Memory: {n3}.{n1}M; CPU: {n2}.{d3}s; CGroup: /user.slice/user-1000.slice/{h12}.scope',
  'integrity {sha512}',
  'device paired: {h64}',
  'das Passwort fehlt; le mot de passe est expiré; la contraseña es incorrecta; пароль неверный; 密码是错误的',
];

function* madeLines(chance: Chance): Generator<string> {
  for (;;) {
    yield chance
      .pick(made)
      .replace('{uuid}', '{h8}-{h4}-4{h3}-a{h3}-{h12}')
      .replace('{sha512}', () => `sha512-${createHash('sha512').update(chance.some(alnum, 9)).digest('base64')}`)
      .replace(/\{([adhln])(\d+)\}/g, (_, set: keyof typeof sets, length: string) => chance.some(sets[set], Number(length)));
  }
}

const sets = {a: alnum, d: digits, h: hex, l: lower, n: digits.slice(1)};
