import type {Container} from '../../world/docker/container.ts';
import type {Engine} from '../../world/docker/engine.ts';
import type {World} from '../../world/world.ts';
import {type Call, complained, type Said, said, type Tool} from '../call.ts';
import {killed, names, note, refused, restarted, started, stopped} from './acts.ts';
import {compose} from './compose.ts';
import {copied} from './copied.ts';
import {described} from './described.ts';
import {execIn, isRunning, namesOf, runBeside} from './inside.ts';
import {rowOf, table} from './listed.ts';
import {logsOf} from './logs.ts';
import {filled} from './template.ts';

/** `docker` with the verbs that people and probes use. */
export const docker: Tool = async (call) => {
  await call.wait(40);
  const {engine} = call.world;
  const [verb = '', ...words] = call.argv[1] === 'container' ? call.argv.slice(2) : call.argv.slice(1);
  const run = verbs[verb];
  if (engine === null)
    return complained('Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n');
  return run === undefined
    ? complained(`docker: '${verb}' is not known in this drill; there are: ${Object.keys(verbs).toSorted().join(', ')}\n`)
    : run(call, engine, words);
};

type Verb = (call: Call, engine: Engine<World>, words: readonly string[]) => Said | Promise<Said>;

const verbs: Readonly<Record<string, Verb>> = {
  compose,
  cp: (_, engine, words) => copied(engine, words),
  exec: (call, _, words) => execIn(call, words),
  run: (call, _, words) => runBeside(call, words),
  ps: ({world}, engine, words) => listing(world, engine, words),
  ls: ({world}, engine, words) => listing(world, engine, words),
  inspect({world}, engine, words) {
    const format = optionValue(words, '--format', '-f');
    const asked = namesOf(words, ['--format', '-f', '--type']);
    const found = asked.flatMap((name) => engine.container(name) ?? []);
    const missing = asked.filter((name) => engine.container(name) === null);
    const whole = found.map((one) => described(world, one));
    const stdout = format === null ? `${JSON.stringify(whole, null, 4)}\n` : whole.map((one) => `${filled(format, one)}\n`).join('');
    return {exit: missing.length > 0 ? 1 : 0, stdout, stderr: missing.map((name) => `Error: No such container: ${name}\n`).join('')};
  },
  logs: (_, engine, words) => onOne(engine, namesOf(words, ['--tail', '-n', '--since', '--until']), (one) => logsOf(one, words)),
  start: (call, engine, words) => onEach(call, engine, words, (one) => started(call, engine, one)),
  restart: (call, engine, words) => onEach(call, engine, words, (one) => restarted(call, engine, one)),
  stop: (call, engine, words) => onEach(call, engine, words, (one) => stopped(call, engine, one)),
  kill: (call, engine, words) => onEach(call, engine, words, async (one) => killed(call, engine, one)),
  rm(call, engine, words) {
    const [one] = namesOf(words, []).flatMap((name) => engine.container(name) ?? []);
    const force = words.some((word) => /^(?:-[a-z]*f|--force)/.test(word));
    if (one !== undefined && isRunning(one) && !force)
      return complained(
        `Error response from daemon: cannot remove container "/${one.name}": container is running: stop the container before removing or force remove\n`,
      );
    return onEach(call, engine, words, async (container) => {
      if (isRunning(container)) killed(call, engine, container);
      engine.remove(container);
    });
  },
  port: (_, engine, words) =>
    onOne(engine, words, ({made}) =>
      said(made.ports.map(({address, outside, inside}) => `${inside}/tcp -> ${address}:${outside}\n`).join('')),
    ),
  version: ({world}) =>
    said(
      `Client: Docker Engine - Community\n Version:           ${world.scene.docker?.engineVersion ?? ''}\n\nServer: Docker Engine - Community\n Engine:\n  Version:          ${world.scene.docker?.engineVersion ?? ''}\n`,
    ),
};

function listing(world: World, engine: Engine<World>, words: readonly string[]): Said {
  const whole = words.includes('--no-trunc');
  const all = words.some((word) => word === '--all' || /^-[a-z]*a/.test(word));
  const filters = words.flatMap((word, at) =>
    word === '--filter' || word === '-f' ? [words[at + 1] ?? ''] : (/^--filter=(.*)$/.exec(word)?.slice(1) ?? []),
  );
  const fits = ({made, name, state}: Container): boolean =>
    filters.every((filter) => {
      const [key, value = ''] = filter.split(/=(.*)/s, 2);
      if (key === 'publish') return made.ports.some(({outside}) => String(outside) === value);
      return key === 'status' ? state === value : key !== 'name' || name.includes(value);
    });
  const rows = engine
    .containers()
    .filter((one) => (all || isRunning(one)) && fits(one))
    .map((one) => rowOf(world, one, whole));
  const format = optionValue(words, '--format');
  if (words.some((word) => /^-[a-z]*q/.test(word))) return said(rows.map((row) => `${row['ID']}\n`).join(''));
  if (format !== null)
    return said(
      rows.map((row) => `${format === '{{json .}}' || format === 'json' ? JSON.stringify(row) : filled(format, row)}\n`).join(''),
    );
  const columns = ['ID', 'Image', 'Command', 'RunningFor', 'Status', 'Ports', 'Names'];
  return said(
    table([
      ['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'],
      ...rows.map((row) => columns.map((column) => row[column] ?? '')),
    ]),
  );
}

function optionValue(words: readonly string[], ...options: readonly string[]): string | null {
  const at = words.findIndex((word) => options.includes(word));
  if (at >= 0) return words[at + 1] ?? null;
  return words.find((word) => options.some((option) => word.startsWith(`${option}=`)))?.replace(/^[^=]*=/, '') ?? null;
}

function onOne(engine: Engine<World>, [name = '']: readonly string[], run: (container: Container) => Said): Said {
  const container = engine.container(name);
  return container === null ? complained(`Error response from daemon: No such container: ${name}\n`) : run(container);
}

async function onEach(
  call: Call,
  engine: Engine<World>,
  words: readonly string[],
  act: (container: Container) => Promise<unknown>,
): Promise<Said> {
  const asked = namesOf(words, ['-t', '--time', '--timeout', '-s', '--signal']);
  const containers = asked.flatMap((name) => engine.container(name) ?? []);
  const missing = asked.find((name) => engine.container(name) === null);
  if (missing !== undefined) return complained(`Error response from daemon: No such container: ${missing}\n`);
  for (const container of containers) {
    const why = await act(container);
    if (typeof why === 'string') return refused(container, why);
  }
  note(call);
  return names(containers);
}
