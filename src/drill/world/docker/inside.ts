import {createDisks} from '../disks.ts';
import {createFiles, type Files} from '../files.ts';
import type {Gateways} from '../gateway/run.ts';
import type {FileLine} from '../gateway/words.ts';
import type {Memory} from '../memory.ts';
import {putCommand, putPackage} from '../package.ts';
import type {Processes} from '../processes.ts';
import type {Scene} from '../scene.ts';
import {putNode} from '../system.ts';
import type {Time} from '../time.ts';
import type {Container} from './container.ts';
import {insideFiles} from './inside-files.ts';
import {type InsideNeeds, insideProcesses, type Placed} from './inside-processes.ts';
import {insidePort} from './wish.ts';

/** What of a host is another thing inside of a container. */
export interface Outside extends InsideNeeds {
  readonly files: Files;
  readonly scene: Scene;
  readonly time: Time;
  readonly memory: Memory;
  readonly gateways: Gateways;
  readonly fileLog: FileLine[];
  readonly processes: Processes;
}

/** The world as the processes of one container have it: the image's files, its own processes, ports and memory, and the same of the rest. */
export function insideWorld<W extends Outside>(world: W, container: Container, placed: () => Placed): W {
  const scene = insideScene(world.scene, container);
  const image = createFiles(() => world.time.now(), createDisks());
  putImage(image, scene);
  return {
    ...world,
    scene,
    files: insideFiles(image, world.files, () => container.made.volumes),
    processes: insideProcesses({...world, random: world.random.fork(`inside ${container.id}`)}, placed),
    gateways: new Map(),
    fileLog: [],
    memory: {...world.memory, capBytes: container.made.memoryBytes || null},
  };
}

/** OpenClaw's image, whose user is Node's. */
function insideScene(scene: Scene, {id, made}: Container): Scene {
  const home = new Map(made.environment).get('HOME') ?? '/home/node';
  return {
    ...scene,
    hostName: id.slice(0, 12),
    user: {name: 'node', uid: 1000, gid: 1000, home},
    version: /:(\d{4}\.\d+\.\d+)$/.exec(made.image)?.[1] ?? scene.version,
    port: insidePort,
    stateDir: `${home}/.openclaw`,
    configPath: `${home}/.openclaw/openclaw.json`,
    node: {path: '/usr/local/bin/node', version: scene.node.version},
    layout: 'npm-global',
    packageRoot: '/app',
    cliPath: '/usr/local/bin/openclaw',
    inside: true,
  };
}

function putImage(files: Files, scene: Scene): void {
  for (const [path, mode] of [
    ['/tmp', 0o1777],
    ['/etc', 0o755],
    ['/usr/bin', 0o755],
  ] as const)
    files.putDirectory(path, {mode});
  files.putDirectory(scene.user.home, {uid: 1000, gid: 1000, mode: 0o750});
  files.put('/etc/passwd', 'root:x:0:0:root:/root:/bin/bash\nnode:x:1000:1000::/home/node:/bin/bash\n');
  for (const tool of ['cat', 'df', 'env', 'grep', 'head', 'id', 'ls', 'printenv', 'ps', 'stat', 'tail', 'whoami', 'curl'])
    files.put(`/usr/bin/${tool}`, '', {mode: 0o755, bytes: 60_000, program: tool});
  putNode({files, scene}, scene.node.path, scene.node.version);
  putPackage({files}, scene.packageRoot, scene.version, {uid: 1000, gid: 1000});
  putCommand({files}, scene.cliPath, scene.packageRoot, {uid: 0, gid: 0});
}
