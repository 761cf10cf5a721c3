import {programs} from './behaviours.ts';
import {createDisks} from './disks.ts';
import {createEngine} from './docker/create-engine.ts';
import {putDocker} from './docker/put-docker.ts';
import {insidePort} from './docker/wish.ts';
import {createFiles} from './files.ts';
import {ledgerOf} from './gateway/ledger.ts';
import {tell} from './gateway/words.ts';
import {installUnit} from './install-unit.ts';
import {createJournal} from './journal.ts';
import {createLaunchd} from './launchd/create-launchd.ts';
import {startApp} from './mac/app.ts';
import {installJob} from './mac/install-job.ts';
import {putMac} from './mac/put-mac.ts';
import {createNetwork} from './network.ts';
import {putCommand, putPackage} from './package.ts';
import {createProcesses} from './processes.ts';
import {randomOf} from './random.ts';
import {type Scene, sceneOf, type Wanted} from './scene.ts';
import {startService} from './service.ts';
import {putSystem} from './system.ts';
import {createManager} from './systemd/create-manager.ts';
import type {ManagerNeeds} from './systemd/state.ts';
import {createTime} from './time.ts';
import type {World} from './world.ts';

const gigabyte = 1024 ** 3;

/** A host on which all is well: installed the ordinary way, its gateway up for some hours, its journal with the noise of such hosts. */
export function buildWorld(seed: number, wanted: Wanted, startAt: number): World {
  const random = randomOf(seed);
  const scene = sceneOf(seed, wanted, startAt);
  const upSince = scene.startAt - random.fork('uptime').int(5, 30) * 3_600_000 - random.fork('uptime').int(0, 3_000_000);
  const time = createTime(upSince - 3_600_000);
  const disks = createDisks();
  const totalBytes = random.fork('memory').pick(scene.mac === null ? [4, 8, 8, 16] : [8, 16, 16, 32]) * gigabyte;
  const managerPid = random.fork('manager').int(640, 880);
  const parts = {
    random,
    time,
    scene,
    disks,
    files: createFiles(() => time.now(), disks),
    processes: createProcesses(time, random.fork('pids')),
    journal: createJournal(),
  };
  const managing: ManagerNeeds = {...parts, begin: (program, process) => programs[program]?.(world, process)};
  const world: World = {
    ...parts,
    network: createNetwork(),
    managers: {
      user: createManager(managing, 'user', managerPid, scene.user.uid),
      system: createManager(managing, 'system', 1, 0),
    },
    launchd: scene.mac === null ? null : createLaunchd(managing, scene.mac.session),
    engine:
      scene.docker === null
        ? null
        : createEngine<World>(
            () => world,
            (inside, program, process) => programs[program]?.(inside, process),
          ),
    memory: {
      totalBytes,
      othersBytes: Math.round(totalBytes * 0.24),
      swapTotalBytes: 0,
      gatewayBytes: random.fork('rss').int(690, 780) * 1_000_000,
      capBytes: null,
    },
    gateways: new Map(),
    ledgers: new Map(),
    fileLog: [],
    social: {pairings: [], approved: new Set()},
    deeds: [],
    harms: [],
  };
  if (scene.mac === null) putSystem(world);
  else putMac(world, scene.mac);
  putGateway(world);
  if (scene.docker !== null) putDocker(world, scene.docker);
  time.runTo(upSince);
  ledgerOf(world, scene.stateDir).lastShutdown = {reason: 'stop (SIGTERM)', at: upSince - 400_000};
  if (scene.mac?.job === 'app') startApp(managing, scene.mac);
  else startService(world);
  noise(world);
  return world;
}

function putGateway(world: World): void {
  const {files, scene, network} = world;
  const {user, packageRoot, cliPath, version, node, secrets} = scene;
  const owner = {uid: user.uid, gid: user.gid};
  // Homebrew's folders are of the person who installed it.
  const own = scene.layout === 'npm-global' && scene.mac === null ? {uid: 0, gid: 0} : owner;
  // Where a container has it, the host has none.
  if (scene.docker === null) {
    putPackage(world, packageRoot, version, own);
    putCommand(world, cliPath, packageRoot, own);
  }
  files.putDirectory(scene.stateDir, {...owner, mode: 0o700});
  files.put(scene.configPath, `${JSON.stringify(configOf(scene), null, 2)}\n`, {...owner, mode: 0o600});
  for (const name of ['agents/main/agent', 'logs', 'state', 'tmp', 'workspace'])
    files.putDirectory(`${scene.stateDir}/${name}`, {...owner, mode: 0o700});
  files.put(`${scene.stateDir}/state/openclaw.sqlite`, 'SQLite format 3', {...owner, mode: 0o600, bytes: 4_210_688});
  files.put(`${scene.stateDir}/agents/main/agent/openclaw-agent.sqlite`, 'SQLite format 3', {...owner, mode: 0o600, bytes: 9_310_208});
  const installed = {version, entry: `${packageRoot}/dist/index.js`, node: node.path};
  if (scene.mac === null && scene.docker === null) installUnit(world, installed, owner);
  else if (scene.mac !== null && scene.mac.job !== 'app') installJob(world, scene.mac, {...installed, port: scene.port}, owner);
  // Written after the installation, so that the service has no copy of it.
  files.put(`${scene.stateDir}/.env`, dotenvOf(scene), {...owner, mode: 0o600});
  network.accepts.set('telegram', new Set([secrets.telegram]));
  network.accepts.set(scene.second, new Set([secrets.second]));
  network.accepts.set(scene.provider, new Set([secrets.provider]));
}

function configOf(scene: Scene): object {
  return {
    gateway: {mode: 'local', ...placeOf(scene), auth: {mode: 'token'}},
    channels: {telegram: {enabled: true, dmPolicy: 'pairing'}, [scene.second]: {enabled: true}},
    agents: {defaults: {model: {primary: scene.model, fallbacks: [scene.fallback]}, workspace: '~/.openclaw/workspace'}},
    meta: {lastTouchedVersion: scene.version},
  };
}

/** In a container it listens on every address of its own, and what the host opens is the engine's business. */
function placeOf({docker, port}: Scene): object {
  return docker === null ? {port, bind: 'loopback'} : {port: insidePort, bind: 'lan'};
}

export function dotenvOf({secrets, second, providerVariable}: Scene): string {
  return [
    `OPENCLAW_GATEWAY_TOKEN=${secrets.gateway}`,
    `TELEGRAM_BOT_TOKEN=${secrets.telegram}`,
    `${second.toUpperCase()}_BOT_TOKEN=${secrets.second}`,
    `${providerVariable}=${secrets.provider}`,
    '',
  ].join('\n');
}

/** What a healthy gateway writes now and then, and what misleads people who read it for the first time. */
function noise(world: World): void {
  const {random, time, engine} = world;
  const draw = random.fork('noise');
  const next = (): void => {
    const [container] = engine?.containers() ?? [];
    const where = engine === null || container === undefined ? world : engine.inside(container);
    const [run] = [...where.gateways.values()];
    const process = run ? where.processes.get(run.pid) : null;
    if (run && process?.state === 'S' && run.stage === 'ready') chatter(where, process, draw.int(0, 3));
    time.after(draw.int(9, 70) * 60_000, next);
  };
  time.after(draw.int(2, 20) * 60_000, next);
}

function chatter(world: World, process: Parameters<typeof tell>[1], which: number): void {
  const id = world.random.fork(`connection ${world.time.now()}`).hex(8);
  if (which === 0) tell(world, process, 'gateway', 'remote model catalog refresh failed', 'warn');
  else if (which === 1)
    tell(
      world,
      process,
      'ws',
      `⇄ res ✗ status 1ms errorCode=FORBIDDEN errorMessage=missing scope: operator.read conn=${id}…ba02 id=3:f46fa1b9-f…5f4f`,
    );
  else if (which === 2)
    tell(world, process, 'telegram', 'Plugin command "/dashboard" conflicts with an existing Telegram command.', 'warn');
  else tell(world, process, 'state/database-verify', 'database integrity verification passed');
}
