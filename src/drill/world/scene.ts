import type {User} from '../../model/index.ts';
import {logFile} from '../../openclaw/identity.ts';
import {type Docker, type DockerWish, dockerOf} from './docker/wish.ts';
import {type Mac, type MacWish, macOf, macPlaces} from './mac/wish.ts';
import {type Random, randomOf} from './random.ts';

/** The names and numbers of one host: all of them follow from the seed. */
export interface Scene {
  readonly seed: number;
  readonly hostName: string;
  readonly user: User;
  readonly os: string;
  readonly kernel: string;
  readonly cpus: number;
  readonly bootAt: number;
  /** When the drill begins. */
  readonly startAt: number;
  readonly version: string;
  readonly port: number;
  readonly unit: string;
  readonly stateDir: string;
  readonly configPath: string;
  readonly node: {readonly path: string; readonly version: string};
  readonly layout: Layout;
  readonly packageRoot: string;
  /** The `openclaw` command. */
  readonly cliPath: string;
  readonly second: 'discord' | 'slack';
  readonly botName: string;
  readonly provider: string;
  readonly providerVariable: string;
  readonly model: string;
  readonly fallback: string;
  readonly secrets: {readonly gateway: string; readonly telegram: string; readonly second: string; readonly provider: string};
  /** Null where it is no Mac. */
  readonly mac: Mac | null;
  /** Null where no container has the gateway. */
  readonly docker: Docker | null;
  /** This is what the processes of a container have before them. */
  readonly inside: boolean;
  logFile(at: number): string;
}

/** How OpenClaw was installed: that decides where its files lie. */
export type Layout = 'npm-home' | 'npm-global' | 'pnpm';

/** Where a layout puts the package of a version, and its command. */
export function places(layout: Layout, home: string, version: string): {readonly root: string; readonly cli: string} {
  switch (layout) {
    case 'npm-home':
      return {root: `${home}/.npm-global/lib/node_modules/openclaw`, cli: `${home}/.npm-global/bin/openclaw`};
    case 'npm-global':
      return {root: '/usr/local/lib/node_modules/openclaw', cli: '/usr/local/bin/openclaw'};
    case 'pnpm':
      return {
        root: `${home}/.local/share/pnpm/global/5/.pnpm/openclaw@${version}/node_modules/openclaw`,
        cli: `${home}/.local/share/pnpm/openclaw`,
      };
  }
}

/** What a drill wants of its host beyond what the seed gives. */
export interface Wanted {
  readonly version: string;
  readonly layout?: Layout;
  readonly node?: string;
  /** A Mac, and what it is to be like. */
  readonly mac?: MacWish;
  /** A host with a container engine, and what it is to be like. */
  readonly docker?: DockerWish;
}

/** Whoever makes his own state a container's has the number of its user: the first person of most hosts has. */
const imageUid = 1_000;

/** The Node that every release here takes. */
const nodeVersion = '24.21.0';

/** `startAt` is the responder's own now, so that tickets and scores carry the day on which somebody practised. */
export function sceneOf(seed: number, wanted: Wanted, startAt: number): Scene {
  const random = randomOf(seed).fork('scene');
  const name = random.pick(['ops', 'claw', 'bot', 'agent', 'gateway', 'svc']);
  const anyUid = random.int(1_000, 1_012);
  const machine =
    wanted.mac === undefined
      ? linuxOf(random, wanted, {name, uid: wanted.docker === undefined ? anyUid : imageUid})
      : macSceneOf(random, wanted, wanted.mac, name);
  const provider = random.pick(['anthropic', 'openai']);
  const keys = random.fork('secrets');
  const docker =
    wanted.docker === undefined ? null : dockerOf(random.fork('docker'), wanted.docker, {home: machine.user.home, version: wanted.version});
  return {
    seed,
    hostName: `${random.pick(['tern', 'heron', 'otter', 'birch', 'quartz', 'saffron', 'juniper', 'harbour', 'lantern', 'moss'])}-${random.int(1, 9)}`,
    ...machine,
    docker,
    inside: false,
    os:
      machine.mac === null
        ? random.pick(['Debian GNU/Linux 13 (trixie)', 'Ubuntu 24.04.3 LTS', 'Debian GNU/Linux 12 (bookworm)'])
        : `macOS ${machine.mac.build.split(' ')[0]}`,
    cpus: random.pick([2, 2, 4]),
    bootAt: startAt - random.int(9, 60) * 86_400_000 - random.int(0, 80_000) * 1_000,
    startAt,
    version: wanted.version,
    port: random.fork('port').pick([18_789, 18_789, 18_909, 19_789, 20_100]),
    unit: 'openclaw-gateway.service',
    stateDir: `${machine.user.home}/.openclaw`,
    configPath: `${machine.user.home}/.openclaw/openclaw.json`,
    second: random.pick(['discord', 'slack']),
    botName: `${random.pick(['desk', 'front', 'family', 'club', 'shop'])}_${random.pick(['helper', 'claw', 'concierge'])}_bot`,
    provider,
    providerVariable: provider === 'anthropic' ? 'ANTHROPIC_API_KEY' : 'OPENAI_API_KEY',
    model: provider === 'anthropic' ? 'anthropic/claude-sonnet-4-6' : 'openai/gpt-5.4',
    fallback: 'ollama/qwen3:14b',
    secrets: {
      gateway: keys.hex(48),
      telegram: `${keys.int(100_000_000, 999_999_999)}:AA${keys.letters(33)}`,
      second: `${keys.letters(24)}.${keys.letters(6)}.${keys.letters(38)}`,
      provider: provider === 'anthropic' ? `sk-ant-api03-${keys.letters(93)}AA` : `sk-proj-${keys.letters(48)}`,
    },
    logFile: (at) => logFile('default', new Date(at).toISOString().slice(0, 10)),
  };
}

/** What differs between a Linux host and a Mac. */
type Machine = Pick<Scene, 'user' | 'kernel' | 'node' | 'layout' | 'packageRoot' | 'cliPath' | 'mac'>;

function linuxOf(random: Random, wanted: Wanted, {name, uid}: {readonly name: string; readonly uid: number}): Machine {
  const home = `/home/${name}`;
  const layout = wanted.layout ?? random.fork('layout').pick<Layout>(['npm-home', 'npm-global', 'pnpm']);
  const {root, cli} = places(layout, home, wanted.version);
  const path =
    wanted.node ??
    random.fork('node').pick(['/usr/bin/node', '/opt/node24/bin/node', `${home}/.nvm/versions/node/v${nodeVersion}/bin/node`]);
  return {
    user: {name, uid, gid: uid, home},
    kernel: '6.12.48',
    node: {path, version: nodeVersion},
    layout,
    packageRoot: root,
    cliPath: cli,
    mac: null,
  };
}

/** The first account of a Mac has 501, in the group of the staff. */
function macSceneOf(random: Random, wanted: Wanted, wish: MacWish, name: string): Machine {
  const [home, uid] = [`/Users/${name}`, 501];
  const asked = wanted.layout === 'pnpm' ? {...wish, install: 'pnpm' as const} : wish;
  const mac = macOf(random.fork('mac'), asked, {home, uid, version: wanted.version});
  const {root, cli, node} = macPlaces(mac.install, home, wanted.version, nodeVersion);
  return {
    user: {name, uid, gid: 20, home},
    kernel: '24.6.0',
    node: {path: wanted.node ?? node, version: nodeVersion},
    layout: mac.install === 'pnpm' ? 'pnpm' : 'npm-global',
    packageRoot: root,
    cliPath: cli,
    mac,
  };
}

/** Where this host's way of installing puts the package of another version, and its command. */
export function placesOn({mac, layout, user, node}: Scene, version: string): {readonly root: string; readonly cli: string} {
  return mac === null ? places(layout, user.home, version) : macPlaces(mac.install, user.home, version, node.version);
}
