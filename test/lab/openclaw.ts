import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {execa} from 'execa';
import type {Mount} from './box.ts';

/** The newest release, and one with the older unit, state layout and WebSocket protocol. */
const ends = ['2026.9.6', '2026.4.14'] as const;
/** They stand between the two, and are installed and run only where they are asked for. */
export const between = ['2026.8.2', '2026.6.11'] as const;
export type Version = (typeof ends)[number] | (typeof between)[number];

const asked = (process.env['RUNGS_LAB_RELEASES'] ?? '').split(',');

/** The releases that the lab runs: the two ends, or those that RUNGS_LAB_RELEASES names. */
export const versions: readonly [Version, ...Version[]] = asked[0] === '' ? ends : known();

function known(): readonly [Version, ...Version[]] {
  const [first, ...others] = [...ends, ...between].filter((one) => asked.includes(one));
  if (first === undefined) throw new Error(`RUNGS_LAB_RELEASES knows ${[...ends, ...between].join(', ')}.`);
  return [first, ...others];
}

/** What exists on both ends exists on the way from one to the other. */
export function isBetween(version: Version): boolean {
  return between.some((one) => one === version);
}

/** Where things stand inside a box. */
export const inBox = {
  node24: '/opt/node24/bin/node',
  /** Too old for every release here; for the faults in which a unit starts it. */
  node20: '/opt/node20/bin/node',
  checkout: '/opt/checkout',
  /** What npm installed for a user, and what it needs to do so again. */
  global: '/opt/global',
  npmCache: '/opt/npm-cache',
  root: (version: Version) => `/opt/openclaw/${version}`,
  package: (version: Version) => `/opt/openclaw/${version}/node_modules/openclaw`,
  entry: (version: Version) => `/opt/openclaw/${version}/node_modules/openclaw/dist/index.js`,
} as const;

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const cache = process.env['RUNGS_LAB_CACHE'] ?? join(homedir(), '.cache', 'rungs-lab');

interface Package {
  readonly directory: string;
  readonly name: string;
  readonly version: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly options: readonly string[];
}

const plainly = (version: Version): Package => ({directory: `openclaw-${version}`, name: 'openclaw', version, manifest: {}, options: []});

const node20: Package = {directory: 'node-20', name: 'node', version: '20.20.2', manifest: {}, options: []};

const openclaws: readonly Package[] = [
  plainly('2026.9.6'),
  plainly('2026.8.2'),
  plainly('2026.6.11'),
  {
    ...plainly('2026.4.14'),
    // Its WhatsApp channel wants packages from outside the npm registry and one that was withdrawn; the lab has no
    // WhatsApp, so that harmless packages take their places, and no install script may look for the real ones.
    manifest: {
      overrides: {
        '@whiskeysockets/baileys': 'npm:is-number@7.0.0',
        libsignal: 'npm:is-number@7.0.0',
        cssomnom: 'npm:cssom@0.5.0',
      },
    },
    options: ['--ignore-scripts'],
  },
];

/** Installs what is not in the cache yet (some two minutes the first time) and says how to mount it all in a box. */
export async function provide(): Promise<readonly Mount[]> {
  mkdirSync(cache, {recursive: true});
  for (const wanted of [node20, ...openclaws]) if (wanted === node20 || isRun(wanted.version)) await install(wanted);
  return [
    {from: join(checkout, 'node_modules', 'node'), to: dirname(dirname(inBox.node24)), how: 'ro'},
    {from: installedAt('node-20', 'node'), to: dirname(dirname(inBox.node20)), how: 'ro'},
    {from: checkout, to: inBox.checkout, how: 'ro'},
    ...versions.map((version): Mount => ({from: join(cache, `openclaw-${version}`), to: inBox.root(version), how: 'cow'})),
  ];
}

function isRun(version: string): boolean {
  return versions.some((one) => one === version);
}

/**
 * The newest release as npm installs it for a user, and the cache from which npm can do that again where there is no network; installed
 * once (four minutes over a slow line).
 */
export async function provideGlobal(): Promise<readonly Mount[]> {
  mkdirSync(cache, {recursive: true});
  const [version] = versions;
  const [at, making, npm] = [join(cache, `global-${version}`), join(cache, `global-${version}.making`), join(cache, 'npm')];
  const unlock = await lock(join(cache, `global-${version}.lock`));
  try {
    if (!existsSync(at)) {
      rmSync(making, {recursive: true, force: true});
      const quiet = ['--no-audit', '--no-fund', '--loglevel', 'error'];
      const path = `${join(checkout, 'node_modules', 'node', 'bin')}:${process.env['PATH']}`;
      const argv = ['install', '--global', '--prefix', making, '--cache', npm, ...quiet, `openclaw@${version}`];
      await execa('npm', argv, {env: {PATH: path}, stdin: 'ignore'});
      renameSync(making, at);
    }
  } finally {
    await unlock();
  }
  return [
    {from: at, to: inBox.global, how: 'ro'},
    {from: npm, to: inBox.npmCache, how: 'ro'},
  ];
}

async function install(wanted: Package): Promise<void> {
  if (versionOf(wanted) === wanted.version) return;
  const unlock = await lock(join(cache, `${wanted.directory}.lock`));
  try {
    // Whoever held the lock before us may have installed it.
    if (versionOf(wanted) === wanted.version) return;
    const [at, making] = [join(cache, wanted.directory), join(cache, `${wanted.directory}.making`)];
    rmSync(making, {recursive: true, force: true});
    mkdirSync(making);
    const manifest = {private: true, dependencies: {[wanted.name]: wanted.version}, ...wanted.manifest};
    writeFileSync(join(making, 'package.json'), JSON.stringify(manifest));
    // The install scripts of OpenClaw run under the Node that is found first, and want one that it supports.
    const path = `${join(checkout, 'node_modules', 'node', 'bin')}:${process.env['PATH']}`;
    await execa('npm', ['install', '--no-audit', '--no-fund', ...wanted.options], {cwd: making, env: {PATH: path}, stdin: 'ignore'});
    rmSync(at, {recursive: true, force: true});
    renameSync(making, at);
  } finally {
    await unlock();
  }
}

function installedAt(directory: string, name: string): string {
  return join(cache, directory, 'node_modules', name);
}

function versionOf({directory, name}: Package): string | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(installedAt(directory, name), 'package.json'), 'utf8'));
    return (manifest as {version?: string}).version ?? null;
  } catch {
    return null;
  }
}

/** A lock that the kernel frees when its holder dies: `flock` holds it for as long as its child reads our pipe. */
async function lock(file: string): Promise<() => Promise<void>> {
  const holder = spawn('flock', ['--exclusive', file, 'sh', '-c', 'echo locked; cat >/dev/null'], {stdio: ['pipe', 'pipe', 'inherit']});
  const ended = once(holder, 'exit');
  const [first] = await Promise.race([once(holder.stdout, 'data'), ended.then(() => [null])]);
  if (first === null) throw new Error(`flock could not lock ${file}; the lab needs it (package util-linux).`);
  return async () => {
    holder.stdin.end();
    await ended;
  };
}
