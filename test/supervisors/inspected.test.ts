import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {hostPort, isGateway, isOf, losesState, mountedState} from '../../src/supervisors/container/gateways.ts';
import {type Inspected, parseInspect} from '../../src/supervisors/container/inspected.ts';
import {parseContainers} from '../../src/supervisors/container/listed.ts';
import {parseContainerLine} from '../../src/supervisors/container/log.ts';
import {restartTimes} from '../../src/supervisors/container/restarts.ts';

const sample = (name: string): string => readFileSync(new URL(`../samples/engines/${name}`, import.meta.url), 'utf8');

function inspected(name: string): Inspected {
  const [one] = parseInspect(sample(`${name}.inspect.json`));
  if (one === undefined) throw new Error(`${name} describes no container`);
  return one;
}

const plain = parseContainers('{"Names":"bot","State":"running","Image":"my-bot:1","Command":"","Labels":"","Ports":""}')[0] as never;
const found = (whole: Inspected) => ({engine: 'docker' as const, listed: plain, whole});

describe('what an engine really says of a container', () => {
  it('of docker, healthy, made by a stack', () => {
    const {name, state, run} = inspected('docker-healthy');
    expect({name, state}).toEqual({name: 'openclaw-gateway', state: 'running'});
    expect(run).toMatchObject({
      exit: null,
      outOfMemory: false,
      isRetrying: false,
      restarts: 0,
      endedAt: null,
      restartPolicy: 'unless-stopped',
      check: {state: 'healthy', failures: 0, exit: 0, said: '{"ok":true,"status":"live"}'},
      memoryMax: 1_572_864_000,
      published: [{address: '127.0.0.1', port: 18_789, inside: 18_789}],
      mounts: [{from: '/var/tmp/ct/home-compose', to: '/home/node'}],
      user: 'node',
      madeBy: {
        is: 'stack',
        tool: ['docker-compose'],
        project: 'lab',
        service: 'gateway',
        files: ['/var/tmp/ct/compose/docker-compose.yml'],
      },
    });
  });

  test.each([
    ['docker-crashloop-restarting', {isRetrying: true, exit: 78, outOfMemory: false}],
    ['docker-oomkilled', {isRetrying: false, exit: 137, outOfMemory: true}],
    ['docker-stopped', {isRetrying: false, outOfMemory: false}],
    ['podman-exited127-after-3-restarts', {isRetrying: false, exit: 127, restarts: 3, restartPolicy: 'on-failure'}],
    ['podman-healthy', {exit: null, check: null, published: [{address: '0.0.0.0', port: 18_789, inside: 18_789}]}],
    ['podman-compose', {madeBy: expect.objectContaining({is: 'stack'}) as unknown}],
  ])('of %s', (name, says) => {
    expect(inspected(name).run).toMatchObject(says);
  });

  const docker = JSON.parse(sample('docker-healthy.inspect.json'))[0] as {Mounts: object[]; HostConfig: object; Config: {Env: string[]}};
  const withMounts = (mounts: object[], more: {tmpfs?: object; env?: string[]} = {}): Inspected =>
    parseInspect(
      JSON.stringify([
        {
          ...docker,
          Mounts: mounts,
          HostConfig: {...docker.HostConfig, Tmpfs: more.tmpfs},
          Config: {...docker.Config, Env: more.env ?? docker.Config.Env},
        },
      ]),
    )[0]!;
  const volume = {Type: 'volume', Name: 'state', Source: '/var/lib/docker/volumes/state/_data', Destination: '/home/node/.openclaw'};
  const memory = {Type: 'tmpfs', Source: '', Destination: '/home/node/.openclaw'};

  test.each([
    ['a folder of the host that holds it', docker.Mounts, {}, null],
    ['a volume', [volume], {}, null],
    ['a folder for some of it', [{...volume, Destination: '/home/node/.openclaw/state'}], {}, null],
    ['nothing', [], {}, 'with the container'],
    ['a folder for other things', [{...volume, Destination: '/var/log'}], {}, 'with the container'],
    ['memory, as a mount', [memory], {}, 'at each start'],
    ['memory, as an option', [], {tmpfs: {'/home/node': 'rw'}}, 'at each start'],
    ['memory with a volume in it', [volume], {tmpfs: {'/home/node': 'rw'}}, null],
    ['memory for other things', docker.Mounts, {tmpfs: {'/tmp': 'rw'}}, null],
    ['a place of its own in memory', docker.Mounts, {tmpfs: {'/state': ''}, env: ['OPENCLAW_STATE_DIR=/state/openclaw']}, 'at each start'],
    ['a volume in the home of root, which is not told', [{...volume, Destination: '/root'}], {env: []}, null],
  ])('and what becomes of a state that lies in %s', (_, mounts, more, loses) => {
    expect(losesState(withMounts(mounts, more))).toBe(loses);
  });

  it('and takes no folder in memory for one of the host', () => {
    expect(mountedState(withMounts([memory]))).toBeNull();
  });

  it('is nothing where it is no list, and never throws', () => {
    for (const text of ['', 'null', '{}', '[1, null, "x", {}]', '[{"Name":"/x","State":7,"Mounts":{},"Config":[]}]'])
      expect(parseInspect(text).length).toBeLessThan(2);
  });
});

describe('a gateway that is described', () => {
  test.each(['docker-healthy', 'docker-crashloop-restarting', 'docker-hostnet', 'podman-healthy', 'podman-crashloop'])(
    'is known by what it runs, whatever it is called: %s',
    (name) => {
      expect(isGateway(found(inspected(name)))).toBe(true);
    },
  );

  it('is this gateway by its state, or by its port where it has no state here, and another one otherwise', () => {
    const whole = inspected('docker-healthy');
    expect(mountedState(whole)).toBe('/var/tmp/ct/home-compose/.openclaw');
    expect(isOf(found(whole), {port: 18_789, stateDir: '/root/.openclaw'})).toBe(false);
    expect(isOf(found({...whole, run: {...whole.run, mounts: []}}), {port: 18_789, stateDir: '/root/.openclaw'})).toBe(true);
    expect(isOf(found(whole), {port: 1, stateDir: '/var/tmp/ct/home-compose/.openclaw'})).toBe(true);
    expect(isOf(found(whole), {port: 19_789, stateDir: '/home/ops/.openclaw'})).toBe(false);
  });

  it("has the host's port that leads to its own, or its own on the host's network", () => {
    const whole = inspected('docker-healthy');
    const published = [
      {address: '0.0.0.0', port: 9000, inside: 9000},
      {address: '127.0.0.1', port: 28_789, inside: 18_789},
    ];
    expect(hostPort({...whole, run: {...whole.run, published}})).toBe(28_789);
    expect(hostPort(inspected('docker-hostnet'))).toBe(18_789);
  });

  it('is none that only talks to one', () => {
    const whole = inspected('docker-healthy');
    expect(isGateway(found({...whole, argv: ['node', 'openclaw.mjs', 'gateway', 'status']}))).toBe(false);
    expect(isGateway(found({...whole, argv: ['nginx'], run: {...whole.run, mounts: []}}))).toBe(false);
  });
});

describe('a line of a log', () => {
  it('has its time from the engine, and neither colours nor a second time', () => {
    const entries = sample('podman-healthy.logs.txt')
      .split('\n')
      .flatMap((line) => parseContainerLine(line) ?? []);
    expect(entries[0]?.line).toEqual({at: 1_795_623_629_076, from: 'gateway', pid: null, text: '[gateway] loading configuration…'});
    expect(parseContainerLine('Error response from daemon: No such container: x')).toBeNull();
  });
});

describe('restarts', () => {
  it('have a time where they were seen to grow in number', () => {
    const {run} = inspected('docker-crashloop-restarting');
    const first = {...run, restarts: 3, restartTimes: [1000]};
    const second = {...run, restarts: 4, restartTimes: [2000]};
    expect(restartTimes(first, undefined)).toEqual([1000]);
    expect(restartTimes(second, first)).toEqual([1000, 2000]);
    expect(restartTimes(first, first)).toEqual([1000]);
    expect(restartTimes({...run, restarts: 0, restartTimes: []}, second)).toEqual([]);
  });
});
