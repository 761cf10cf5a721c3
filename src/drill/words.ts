import type {Planted} from './faults/fault.ts';
import {packageOfCommand} from './world/package.ts';
import type {Scene} from './world/scene.ts';
import type {World} from './world/world.ts';

/** Words that every drill may use in its texts and commands. */
export const baseWords = [
  'bot',
  'cli',
  'config',
  'home',
  'host',
  'model',
  'node',
  'package',
  'port',
  'provider',
  'second',
  'state',
  'time',
  'unit',
  'user',
  'version',
] as const;

/** Those that a drill on a Mac has besides. */
export const macWords = ['domain', 'job', 'label', 'log', 'plist'] as const;

/** Those that a drill has besides whose gateway runs in a container. */
export const dockerWords = ['compose', 'container', 'image', 'project', 'proxyPid', 'service'] as const;

export function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([A-Za-z]\w*)\}/g)].map((found) => found[1] ?? '');
}

/** What the words stand for on this host, now. */
export function wordValues(world: World, planted: readonly Planted[]): Readonly<Record<string, string>> {
  const {scene} = world;
  const base: Readonly<Record<(typeof baseWords)[number], string>> = {
    bot: scene.botName,
    cli: scene.cliPath,
    config: scene.configPath,
    home: scene.user.home,
    host: scene.hostName,
    model: scene.model,
    node: scene.node.path,
    package: packageOfCommand(world, scene.cliPath)?.root ?? scene.packageRoot,
    port: String(scene.port),
    provider: scene.provider,
    second: scene.second,
    state: scene.stateDir,
    time: new Date(scene.startAt).toISOString().slice(11, 16),
    unit: scene.unit,
    user: scene.user.name,
    version: packageOfCommand(world, scene.cliPath)?.version ?? scene.version,
  };
  return Object.assign({}, base, macValues(scene), dockerValues(world), ...planted.map((one) => one.words?.() ?? {}));
}

export function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([A-Za-z]\w*)\}/g, (whole, word: string) => values[word] ?? whole);
}

function macValues({mac}: Scene): Readonly<Partial<Record<(typeof macWords)[number], string>>> {
  if (mac === null) return {};
  return {domain: mac.domain, job: `${mac.domain}/${mac.label}`, label: mac.label, log: mac.logs.out, plist: mac.plist};
}

function dockerValues({scene: {docker, port}, processes}: World): Readonly<Partial<Record<(typeof dockerWords)[number], string>>> {
  if (docker === null) return {};
  const {compose, container, image, project, service} = docker;
  return {compose, container, image, project, service, proxyPid: String(processes.listener('127.0.0.1', port)?.pid ?? 'none')};
}
