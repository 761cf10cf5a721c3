import {createHash} from 'node:crypto';
import type {Container} from '../../world/docker/container.ts';
import {insideAddress} from '../../world/docker/life.ts';
import type {World} from '../../world/world.ts';
import {healthOf} from './health.ts';
import {dockerLabels} from './labels.ts';

/** One container as `docker inspect` describes it. What no probe and hardly a person reads of it is left out. */
export function described(world: World, container: Container): Readonly<Record<string, unknown>> {
  const {id, name, made, createdAt} = container;
  const [path = '', ...args] = made.command;
  const folder = `/var/lib/docker/containers/${id}`;
  const bindings = Object.fromEntries(
    made.ports.map(({address, outside, inside}) => [`${inside}/tcp`, [{HostIp: address, HostPort: String(outside)}]]),
  );
  return {
    Id: id,
    Created: stamp(createdAt),
    Path: path,
    Args: args,
    State: stateOf(world, container),
    Image: imageId(made.image),
    ResolvConfPath: `${folder}/resolv.conf`,
    HostnamePath: `${folder}/hostname`,
    HostsPath: `${folder}/hosts`,
    LogPath: `${folder}/${id}-json.log`,
    Name: `/${name}`,
    RestartCount: container.restarts,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: 'docker-default',
    ExecIDs: null,
    HostConfig: hostConfig(world, container, bindings),
    Mounts: made.volumes.map(({from, to}) => ({
      Type: 'bind',
      Source: from,
      Destination: to,
      Mode: 'rw',
      RW: true,
      Propagation: 'rprivate',
    })),
    Config: configOf(world, container),
    NetworkSettings: networkOf(world, container, bindings),
  };
}

function stateOf(world: World, container: Container) {
  const {state, exit, outOfMemory, startedAt, endedAt, pid} = container;
  const health = healthOf(world, container);
  return {
    Status: state,
    Running: state === 'running' || state === 'restarting',
    Paused: false,
    Restarting: state === 'restarting',
    OOMKilled: outOfMemory,
    Dead: false,
    Pid: state === 'running' ? (pid ?? 0) : 0,
    ExitCode: state === 'running' ? 0 : exit,
    Error: '',
    StartedAt: stamp(startedAt),
    FinishedAt: stamp(endedAt),
    ...(health === null
      ? {}
      : {
          Health: {
            Status: health.state,
            FailingStreak: health.failures,
            Log: health.log.map(({at, exit: said}) => ({Start: stamp(at), End: stamp(at + 210), ExitCode: said, Output: ''})),
          },
        }),
  };
}

function hostConfig({scene}: World, {made}: Container, bindings: object) {
  const [policy = 'no', most = '0'] = made.restart.split(':');
  return {
    Binds: made.volumes.map(({from, to}) => `${from}:${to}:rw`),
    ContainerIDFile: '',
    LogConfig: {Type: 'json-file', Config: {}},
    NetworkMode: `${scene.docker?.project ?? ''}_default`,
    PortBindings: bindings,
    RestartPolicy: {Name: policy, MaximumRetryCount: Number(most)},
    AutoRemove: false,
    CgroupnsMode: 'private',
    IpcMode: 'private',
    PidMode: '',
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: false,
    UsernsMode: '',
    Runtime: 'runc',
    Memory: made.memoryBytes,
    MemorySwap: made.memoryBytes * 2,
    Init: made.init,
  };
}

function configOf(world: World, container: Container) {
  const {id, made} = container;
  return {
    Hostname: id.slice(0, 12),
    Domainname: '',
    User: 'node',
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    ExposedPorts: Object.fromEntries(made.ports.map(({inside}) => [`${inside}/tcp`, {}])),
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    Env: [
      ...made.environment.map(([key, value]) => `${key}=${value}`),
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      `NODE_VERSION=${world.scene.node.version}`,
      'NODE_ENV=production',
    ],
    Cmd: made.command,
    ...(made.check === null
      ? {}
      : {
          Healthcheck: {
            Test: made.check.test,
            Interval: made.check.intervalMs * 1_000_000,
            StartPeriod: made.check.startMs * 1_000_000,
            Retries: made.check.retries,
          },
        }),
    Image: made.image,
    WorkingDir: '/app',
    Entrypoint: [],
    OnBuild: null,
    Labels: dockerLabels(world, container),
  };
}

function networkOf({scene}: World, {state, service, id}: Container, bindings: object) {
  const isUp = state === 'running';
  return {
    Bridge: '',
    Ports: isUp ? bindings : {},
    Networks: {
      [`${scene.docker?.project ?? ''}_default`]: {
        Aliases: [service, id.slice(0, 12)],
        Gateway: isUp ? '172.18.0.1' : '',
        IPAddress: isUp ? insideAddress : '',
        IPPrefixLen: isUp ? 16 : 0,
      },
    },
  };
}

export function imageId(image: string): string {
  return `sha256:${createHash('sha256').update(image).digest('hex')}`;
}

/** With nine digits behind the point, as Go writes it; the year 1 is its word for never. */
export function stamp(at: number | null): string {
  return at === null
    ? '0001-01-01T00:00:00Z'
    : `${new Date(at).toISOString().slice(0, -1)}${String(Math.floor(at % 1_000_000)).padStart(6, '0')}Z`;
}
