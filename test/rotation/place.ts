import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse} from 'dotenv';
import JSON5 from 'json5';
import {localHost} from '../../src/host/index.ts';
import {repairLock} from '../../src/journal/index.ts';
import type {Subject} from '../../src/main/config/subject.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Given} from '../../src/main/rotate/ask-value.ts';
import type {Ended} from '../../src/main/rotate/codes.ts';
import {prepare, type Ready} from '../../src/main/rotate/prepare.ts';
import {rotate} from '../../src/main/rotate/rotate.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';

export const old = 'plumtree-orbit-1901-aa';
export const stale = 'harbour-window-2277-bb';
export const fresh = 'Meadow-Lark-8812-zx-55';
export const other = 'copper-lantern-3345-cc';
export const variable = 'OPENCLAW_GATEWAY_TOKEN';
export const unit = 'rungs-test-nobody.service';
const markKey = Buffer.alloc(32, 7);

export interface Place extends Subject {
  readonly folder: string;
  path(name: string): string;
  text(name: string): string;
  write(name: string, text: string, mode?: number): void;
  /** Everything below the home but what Rungs keeps, by name. */
  all(): Readonly<Record<string, string>>;
  /** The same with what is there now. */
  again(): Promise<Place>;
}

/** A gateway's files with one credential in two of them, and another credential beside it. */
export async function place(files: Readonly<Record<string, string>> = {}, port = 1): Promise<Place> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rungs-rotation-')));
  mkdirSync(join(folder, '.openclaw'), {recursive: true, mode: 0o700});
  chmodSync(join(folder, '.openclaw'), 0o700);
  const given = {
    '.openclaw/openclaw.json': `// mine\n{gateway: {mode: 'local', auth: {mode: 'token', token: '${old}'}}}\n`,
    '.openclaw/.env': `# keys\n${variable}=${stale}\nSLACK_BOT_TOKEN=${other}\n`,
    ...files,
  };
  for (const [name, text] of Object.entries(given)) writeFileSync(join(folder, name), text, {mode: 0o600});
  return lookIn(folder, port);
}

async function lookIn(folder: string, port: number): Promise<Place> {
  const local = localHost();
  const gateway = {
    profile: 'default',
    user: {...local.platform.user, home: folder},
    own: true,
    stateDir: join(folder, '.openclaw'),
    configPath: join(folder, '.openclaw/openclaw.json'),
    unit,
    launchdLabel: 'ai.rungs.nobody',
    port,
    portFrom: 'default' as const,
    cliPath: null,
  };
  const {host, cleaner} = await enter(local, {gateway, markKey});
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    host,
    cleaner,
    gateway,
    responder: 'sam',
    facts: {name: folder.slice(folder.lastIndexOf('/') + 1), kind: 'local', os: host.platform.os, user: host.platform.user.name},
    readings: await lookAtAll(probes, host, gateway, false),
    path,
    text: (name) => readFileSync(path(name), 'utf8'),
    write: (name, text, mode = 0o600) => writeFileSync(path(name), text, {mode}),
    all() {
      const names = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((one) => one.isFile());
      const paths = names.map((one) => join(one.parentPath, one.name)).filter((one) => !one.startsWith(path('kept')));
      return Object.fromEntries(paths.toSorted().map((one) => [one.slice(folder.length + 1), readFileSync(one, 'utf8')]));
    },
    again: () => lookIn(folder, port),
  };
}

export interface Rotated {
  readonly ended: Ended;
  readonly said: string;
  /** Journal and ticket. */
  readonly kept: string;
}

export interface How {
  readonly value?: Given;
  readonly typed?: string | null;
  /** Between the plan and the word. */
  readonly meanwhile?: () => void;
  readonly restart?: Ready['restart'];
  /** What a restart does, once the files are written. */
  readonly started?: () => void;
  readonly name?: string;
}

/** The whole of the verb but the terminal. */
export async function rotating(
  on: Place,
  {value = {value: fresh}, typed = 'rotate', meanwhile, restart, started, name = variable}: How = {},
): Promise<Rotated> {
  const said: string[] = [];
  const ready = prepare(name, on);
  if ('problem' in ready) return {ended: 'unchanged', said: ready.problem, kept: ''};
  const ended = await rotate(restart === undefined ? ready : {...ready, restart}, on, {
    lock: repairLock(on.path('kept'), 'one', process.pid),
    markKey,
    out: on.path('kept'),
    restarts: true,
    say(line) {
      said.push(on.cleaner.clean(line, 'said'));
      if (line.startsWith('written ')) started?.();
    },
    ask: async () => {
      meanwhile?.();
      return typed;
    },
    value: async () => value,
  });
  return {ended, said: said.join('\n'), kept: keptIn(on.path('kept'))};
}

function keptIn(folder: string): string {
  try {
    return readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
      .join('\n');
  } catch {
    return '';
  }
}

/** A door as the gateway's: it lets in who shows what the gateway would have read when it was started last. */
export async function door(
  on: () => Place,
  how: 'as read' | 'open to all' | 'opens to the old' = 'as read',
): Promise<{readonly port: number; readonly server: Server; start(): void}> {
  let token = '';
  const read = (): void => {
    const config =
      JSON5.parse<{gateway: {auth: {token?: string}}}>(on().text('.openclaw/openclaw.json')).gateway.auth.token ?? `\${${variable}}`;
    token = config.startsWith('${') ? (parse(on().text('.openclaw/.env'))[variable] ?? '') : config;
  };
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return void response.end('{"ok":true,"status":"live"}');
    if (request.url === '/readyz') return void response.end('{"ready":true,"failing":[],"suppressed":[]}');
    const shown = (request.headers.authorization ?? '').replace('Bearer ', '');
    const lets = how === 'open to all' || shown === token || (how === 'opens to the old' && shown === old);
    response.statusCode = request.url === '/tools/invoke' ? (lets ? 404 : 401) : 404;
    response.end('{"ok":false}');
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return {port: (server.address() as AddressInfo).port, server, start: read};
}
