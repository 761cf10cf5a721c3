import {faults} from '../../../src/drill/faults/index.ts';
import type {DockerWish} from '../../../src/drill/world/docker/wish.ts';
import {restartService} from '../../../src/drill/world/service.ts';
import type {World} from '../../../src/drill/world/world.ts';

/** A thing that goes wrong with a gateway in a container, and what a responder is to be told of it. */
export interface Made {
  readonly what: string;
  readonly docker?: DockerWish;
  readonly make: (world: World) => void;
  readonly agoMs?: number;
  readonly code: string;
  /** What a look without OpenClaw's own commands says, where only they know the cause. */
  readonly quick?: string;
  readonly says: RegExp;
  /** The words of a next command. */
  readonly next: RegExp;
}

const root = {uid: 0, gid: 0};

function planted(name: string, options: Record<string, boolean> = {}): (world: World) => void {
  return (world) => void faults.find((one) => one.name === name)?.plant(world, options, '2026.9.6');
}

const nameOf = (world: World): string => world.scene.docker?.container ?? '';

const containerOf = (world: World) => {
  const container = world.engine?.container(nameOf(world));
  if (container === null || container === undefined) throw new Error('no container');
  return container;
};

function configured(world: World, edit: (config: Record<string, Record<string, unknown>>) => void): void {
  const config = JSON.parse(world.files.peek(world.scene.configPath)?.text ?? '{}') as Record<string, Record<string, unknown>>;
  edit(config);
  world.files.write(world.scene.configPath, `${JSON.stringify(config, null, 2)}\n`, world.scene.user);
  restartService(world);
}

/** The gateway's process in there. */
const inside = (world: World, signal: string): void => {
  const here = world.engine?.inside(containerOf(world));
  for (const pid of here?.gateways.keys() ?? []) here?.processes.signal(pid, signal);
};

export const made: readonly Made[] = [
  {
    what: 'half a configuration, and a restart after it',
    make: planted('config-cut', {restarted: true}),
    code: 'config-broken',
    says: /openclaw\.json/,
    next: /^docker run --rm --volumes-from \S+ --user node \S+ node dist\/index\.js config validate --json/,
  },
  {
    what: 'no configuration',
    make(world) {
      world.files.remove(world.scene.configPath, root, false);
      restartService(world);
    },
    code: 'config-missing',
    says: /openclaw\.json/,
    next: /docker |openclaw\.json/,
  },
  {
    what: 'a configuration without its mode',
    make: (world) => configured(world, (config) => delete config['gateway']?.['mode']),
    code: 'config-incomplete',
    says: /gateway\.mode/,
    next: /^docker run .*config set gateway\.mode local/,
  },
  {
    what: 'a configuration that a newer release has written',
    make: (world) => configured(world, (config) => Object.assign(config['meta'] ?? {}, {lastTouchedVersion: '2026.12.1'})),
    code: 'config-newer',
    says: /2026\.12\.1/,
    next: /./,
  },
  {
    what: 'a limit of memory that is too small',
    make: planted('compose-memory'),
    code: 'oom-killed',
    says: /Its limit is 512 MB/,
    next: /^docker inspect --format '\{\{\.State\.OOMKilled\}\}'/,
  },
  {
    what: 'a limit of memory that is too small, and no policy',
    docker: {restart: '"no"'},
    make: planted('compose-memory'),
    code: 'oom-killed',
    says: /status 137/,
    next: /^docker logs --tail 80/,
  },
  {
    what: 'a compose file that is newer than the container',
    make: planted('compose-ahead'),
    code: 'reload-needed',
    says: /2026\.9\.7/,
    next: /^docker compose -p openclaw -f \S+ up -d/,
  },
  {
    what: 'a container that somebody stopped',
    make: (world) => world.engine?.stop(containerOf(world), 'TERM'),
    code: 'unit-down',
    says: /exited/,
    next: /^docker compose -p openclaw -f \S+ up -d/,
  },
  {
    what: 'a container that somebody removed',
    make(world) {
      const container = containerOf(world);
      world.engine?.stop(container, 'KILL');
      world.engine?.remove(container);
    },
    code: 'unit-missing',
    says: /no launchd job or container/,
    next: /docker compose up -d/,
  },
  {
    what: 'a gateway that is frozen in there',
    make: (world) => inside(world, 'STOP'),
    code: 'gateway-hung',
    says: /accepts connections/,
    next: /^docker /,
  },
  {
    what: 'the helper that leads the port in, ended by somebody',
    make: (world) => void world.processes.signal(world.processes.listener('127.0.0.1', world.scene.port)?.pid ?? 0, 'TERM'),
    code: 'port-silent',
    says: /nobody listens on port/,
    next: /^docker compose -p openclaw -f \S+ (?:restart|up)/,
  },
  {
    what: 'a token of the bot that was revoked',
    make: planted('token-revoked'),
    code: 'channel-down',
    quick: 'gateway-not-ready',
    says: /telegram|does not call it healthy/i,
    next: /^docker exec \S+ node dist\/index\.js /,
  },
];
