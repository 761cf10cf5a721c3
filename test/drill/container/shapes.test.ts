import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {faults} from '../../../src/drill/faults/index.ts';
import type {World} from '../../../src/drill/world/world.ts';
import {compare} from '../shape.ts';
import type {WorldBench} from '../world-bench.ts';
import {dockerBench} from './bench.ts';

/** What a real engine printed. */
function real(name: string): string {
  return readFileSync(new URL(`../../samples/engines/${name}`, import.meta.url), 'utf8');
}

const planted =
  (name: string, options = {}) =>
  (world: World) =>
    void faults.find((one) => one.name === name)?.plant(world, options, '2026.9.6');

/** The same state as that of each sample. */
const states: readonly {readonly sample: string; readonly bench: () => Promise<WorldBench>}[] = [
  {sample: 'healthy', bench: () => dockerBench()},
  {sample: 'crashloop-restarting', bench: () => dockerBench({make: planted('config-cut', {restarted: true}), agoMs: 120_000})},
  {sample: 'oomkilled', bench: () => dockerBench({docker: {restart: '"no"'}, make: planted('compose-memory'), agoMs: 120_000})},
  {
    sample: 'stopped',
    bench: () => dockerBench({make: ({engine, scene}) => engine?.stop(engine.container(scene.docker?.container ?? '')!, 'TERM')}),
  },
];

const nameOf = ({world}: WorldBench): string => world.scene.docker?.container ?? '';

describe.each(states)('docker of the drill writes as a real one of a container that is $sample', ({sample, bench: benched}) => {
  it('inspect: nothing that the real one does not have, of the same types, in the same state', async () => {
    const bench = await benched();
    const [ours] = JSON.parse((await bench.run('docker', 'inspect', nameOf(bench))).stdout) as [Inspected];
    const [read] = JSON.parse(real(`docker-${sample}.inspect.json`)) as [Inspected];
    const {left, types} = compare(ours, read);
    // A container without a stack has other labels, mounts and networks.
    expect(left.filter((path) => !ofItsMaker.test(path))).toEqual([]);
    expect(types).toEqual([]);
    const {Status, Running, Restarting, OOMKilled, ExitCode} = read.State;
    expect(ours.State).toMatchObject({Status, Running, Restarting, OOMKilled, ExitCode});
    if (sample === 'stopped') return;
    const [whole] = JSON.parse(real(`docker-${sample}-whole.inspect.json`)) as [Inspected];
    const [healthy] = JSON.parse(real('docker-healthy-whole.inspect.json')) as [Inspected];
    const made = compare(ours, whole).made.filter((path) => compare(ours, healthy).made.includes(path));
    expect(made.filter((path) => !ofItsMaker.test(path))).toEqual([]);
    expect(compare(ours, whole).types).toEqual([]);
  });

  it('ps, as JSON and as a table', async () => {
    const bench = await benched();
    const row = JSON.parse((await bench.run('docker', 'ps', '--all', '--no-trunc', '--format', '{{json .}}')).stdout) as Row;
    const there = JSON.parse(real(`docker-${sample}.ps.jsonl`).split('\n')[0] ?? '') as Row;
    expect(Object.keys(row)).toEqual(Object.keys(there));
    expect(row['State']).toBe(there['State']);
    expect(status(row['Status'])).toBe(status(there['Status']));
    const table = (await bench.run('docker', 'ps', '-a')).stdout.split('\n');
    const columns = (line = ''): readonly string[] => line.trim().split(/ {3,}/);
    expect(columns(table[0])).toEqual(columns(real(`docker-${sample}.ps.txt`).split('\n')[0]));
    expect(columns(table[1]).length).toBe(columns(real(`docker-${sample}.ps.txt`).split('\n')[1]).length);
  });

  it('logs, with the time of the engine before each line', async () => {
    const bench = await benched();
    const {stdout, stderr} = await bench.run('docker', 'logs', '--timestamps', '--tail', '20', nameOf(bench));
    const line = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z \S/;
    const all = [stdout, stderr, real('docker-crashloop.logs.txt')].flatMap((text) => text.split('\n').filter((one) => one !== ''));
    expect(all.length).toBeGreaterThan(3);
    for (const one of all) expect(one).toMatch(line);
  });
});

interface Inspected {
  readonly State: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, string | null>>;

/** A status without its numbers and lengths of time. */
function status(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/(?:Less than a|About an?|\d+) \w+(?= ago| \(|$)/, 'TIME')
    .replace(/(Up) TIME \(health: starting\)/, '$1 TIME (healthy)');
}

/** Names of a network, of ports and labels are each host's own; a container without a published port or a mount has none of them. */
const ofItsMaker = /\.Labels\.|\.Networks\.|\.Ports\.|\.PortBindings\.|\.ExposedPorts\.|\.Mounts|\.Binds|\.Health\.Log|Tmpfs/;

describe('the sentences of an engine that refuses', () => {
  it('says that a container restarts, that it does not run, that there is none', async () => {
    const looping = await states[1]!.bench();
    expect((await looping.run('docker', 'exec', nameOf(looping), 'openclaw', 'status')).stderr).toMatch(
      /^Error response from daemon: Container [0-9a-f]{64} is restarting, wait until the container is running\n$/,
    );
    const stopped = await states[3]!.bench();
    expect((await stopped.run('docker', 'exec', nameOf(stopped), 'openclaw', 'status')).stderr).toMatch(/is not running\n$/);
    expect((await stopped.run('docker', 'logs', 'nobody')).stderr).toBe('Error response from daemon: No such container: nobody\n');
  });

  it('a port that somebody else has, in the words of the daemon', async () => {
    const bench = await states[3]!.bench();
    const {world} = bench;
    world.processes.listen(1, '127.0.0.1', world.scene.port, null);
    expect(await bench.run('docker', 'start', nameOf(bench))).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(
        /^Error response from daemon: driver failed programming external connectivity .*port is already allocated\n/,
      ) as unknown,
    });
  });
});

describe('what compose does', () => {
  it('leaves what is as its file says, and makes anew what differs', async () => {
    const bench = await dockerBench();
    const {docker} = bench.world.scene;
    const id = (): string => bench.world.engine?.container(nameOf(bench))?.id ?? '';
    const up = ['docker', 'compose', '-p', 'openclaw', '-f', docker?.compose ?? '', 'up', '-d'] as const;
    const before = id();
    expect((await bench.run(...up)).stderr).toBe(` Container ${nameOf(bench)}  Running\n`);
    expect(id()).toBe(before);
    await bench.run('sed', '-i', 's/mem_limit: 2g/mem_limit: 3g/', docker?.compose ?? '');
    expect((await bench.run(...up)).stderr).toMatch(/Recreated[\s\S]*Started\n$/);
    expect(id()).not.toBe(before);
    bench.pass(30_000);
    expect((await bench.look()).judgement.verdict).toBe('clear');
    expect((await bench.run('docker', 'compose', '-p', 'openclaw', '-f', docker?.compose ?? '', 'ps')).stdout).toMatch(
      /^NAME +IMAGE +COMMAND +SERVICE +CREATED +STATUS +PORTS\n/,
    );
  });

  it('refuses a file that is none', async () => {
    const bench = await dockerBench();
    const {files, scene} = bench.world;
    files.write(scene.docker?.compose ?? '', 'services:\n  gateway:\n    image: [', scene.user);
    expect(await bench.run('docker', 'compose', '-f', scene.docker?.compose ?? '', 'up', '-d')).toMatchObject({exit: 1});
  });
});
