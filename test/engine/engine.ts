import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {type Box, boxUp, type Said, whyNoBox} from '../lab/box.ts';
import type {Report} from '../lab/look.ts';
import {inBox, provide} from '../lab/openclaw.ts';
import {until} from '../lab/until.ts';

/** A disposable host with a real container engine, and a gateway that a compose file made there. */
export interface Engine {
  readonly box: Box;
  docker(...words: string[]): Promise<Said>;
  compose(...words: string[]): Promise<Said>;
  /** What one field of the container says, in the engine's own template. */
  says(field: string, name?: string): Promise<string>;
  /** Waits until it says so; the engine's word is asked for, no time is. */
  saying(field: string, wanted: RegExp, name?: string): Promise<void>;
  ready(): Promise<void>;
  check(how?: {readonly deep?: boolean; readonly port?: number}): Promise<Report>;
  down(): Promise<void>;
}

export const gateway = 'oc_gateway_1';
export const image = 'openclaw:2026.9.6';
const folder = '/srv/oc';
export const composeFile = `${folder}/compose.yaml`;
const state = `${folder}/state`;
export const config = `${state}/openclaw.json`;
const port = 18_789;

const goodConfig = `${JSON.stringify({gateway: {mode: 'local', bind: 'lan', auth: {mode: 'token'}}})}\n`;

/** As OpenClaw's own compose file has it, and published on loopback. */
export const goodCompose = `version: "3.8"
services:
  gateway:
    image: ${image}
    environment:
      OPENCLAW_GATEWAY_TOKEN: labtoken-4f1d6c0b2a9e8d7c6b5a4f3e
    volumes: ["${state}:/home/node/.openclaw"]
    ports: ["127.0.0.1:${port}:${port}"]
    init: true
    restart: unless-stopped
    command: ["node", "dist/index.js", "gateway", "--bind", "lan", "--port", "${port}"]
    healthcheck:
      test: ["CMD", "node", "-e", "fetch('http://127.0.0.1:${port}/healthz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
      interval: 2s
      timeout: 5s
      retries: 3
      start_period: 90s
`;

/** Where Debian's packages of the engine were unpacked: `README.md` says how. */
const unpacked = process.env['RUNGS_ENGINE'] ?? join(homedir(), '.cache', 'rungs-lab', 'engine', 'root');
/** With them limits of memory work, where the machine binds them to hierarchies of the first kind. */
const controllers = ['memory', 'pids', 'cpu', 'cpuacct', 'devices', 'freezer', 'blkio'];

/** Why no engine can run here, in one sentence; null when one can. */
export function whyNoEngine(): string | null {
  const why = whyNoBox();
  if (why !== null) return why;
  if (!existsSync(join(unpacked, 'usr/sbin/dockerd')))
    return `The engine tests need dockerd: unpack Debian's docker.io, containerd, runc and docker-compose into ${unpacked} (test/engine/README.md).`;
  if (!controllers.every((one) => existsSync(`/sys/fs/cgroup/${one}/cgroup.procs`)))
    return 'The engine tests need the controllers of cgroup 1 under /sys/fs/cgroup, where a box can have limits of its own.';
  return null;
}

export async function engineUp(): Promise<Engine> {
  const why = whyNoEngine();
  if (why !== null) throw new Error(why);
  const box = await boxUp([...(await provide()), {from: unpacked, to: '/opt/engine', how: 'ro'}], controllers);
  try {
    return await prepare(box);
  } catch (error) {
    await box.down();
    throw error;
  }
}

async function prepare(box: Box): Promise<Engine> {
  const script = `${inBox.checkout}/test/engine/engine.sh`;
  await must(box, ['bash', script, 'start']);
  await must(box, ['bash', script, 'image', '2026.9.6']);
  await must(box, ['ln', '-sf', inBox.node24, '/usr/local/bin/node']);
  const engine: Engine = {
    box,
    docker: (...words) => box.sh(['docker', ...words]),
    compose: (...words) => box.sh(['docker-compose', '-p', 'oc', '-f', composeFile, ...words]),
    says: async (field, name = gateway) => (await box.sh(['docker', 'inspect', '--format', `{{${field}}}`, name])).stdout.trim(),
    saying: async (field, wanted, name = gateway) => {
      await until(`${field} of ${name} says ${wanted}`, 240_000, async () => (wanted.test(await engine.says(field, name)) ? true : null));
    },
    ready: async () => {
      await engine.saying('.State.Health.Status', /^healthy$/);
      await until('/readyz answers 200', 120_000, async () => {
        const said = await box.sh(['curl', '-s', '-m', '2', '-o', '/dev/null', '-w', '%{http_code}', `http://127.0.0.1:${port}/readyz`]);
        return said.stdout === '200' ? true : null;
      });
    },
    check: ({deep = false, port: wanted = port} = {}) => look(box, [...(deep ? ['--deep'] : []), '--port', String(wanted)]),
    down: () => box.down(),
  };
  await must(box, ['mkdir', '-p', state]);
  await box.write(config, goodConfig, {mode: '600'});
  await must(box, ['chown', '-R', '1000:1000', state]);
  await must(box, ['chmod', '700', state]);
  await box.write(composeFile, goodCompose);
  return engine;
}

async function look(box: Box, words: readonly string[]): Promise<Report> {
  const said = await box.sh([inBox.node24, `${inBox.checkout}/dist/rungs.js`, 'check', '--json', ...words], {limitMs: 300_000});
  try {
    return JSON.parse(said.stdout) as Report;
  } catch {
    throw new Error(`rungs check ended with ${said.exit} and no JSON:\n${said.stdout.slice(0, 2000)}${said.stderr.slice(-2000)}`);
  }
}

export async function must(box: Box, argv: readonly string[]): Promise<void> {
  const said = await box.sh(argv, {limitMs: 300_000});
  if (said.exit !== 0) throw new Error(`${argv.join(' ')} ended with ${said.exit}: ${said.stderr.trim().slice(-1000)}`);
}
