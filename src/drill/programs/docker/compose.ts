import {parse, stringify} from 'yaml';
import {type Made, readCompose} from '../../world/docker/compose.ts';
import type {Container} from '../../world/docker/container.ts';
import type {Engine} from '../../world/docker/engine.ts';
import type {World} from '../../world/world.ts';
import {type Call, complained, type Said, said} from '../call.ts';
import {note, restarted, started, stopped} from './acts.ts';
import {isRunning, namesOf, optionsOf} from './inside.ts';
import {rowOf, table} from './listed.ts';
import {logsOf} from './logs.ts';

/** `docker compose -p PROJECT -f FILE verb`: what belongs to one file, or to one project's containers. */
export async function compose(call: Call, engine: Engine<World>, words: readonly string[]): Promise<Said> {
  const {rest, options} = optionsOf(words, ['-p', '--project-name', '-f', '--file', '--project-directory', '--env-file']);
  const [verb = '', ...more] = rest;
  const file = options.get('-f') ?? options.get('--file') ?? null;
  const project = options.get('-p') ?? options.get('--project-name') ?? null;
  await call.wait(180);
  if (file === null && project === null) return complained('no configuration file provided: not found\n');
  const read = file === null ? null : readCompose(file, call.world.files.peek(file)?.text ?? null);
  // What only asks the engine goes on by the project's name alone.
  if (read?.is === 'refused') return complained(`${read.said}\n`);
  const wanted = namesOf(more, ['--timeout', '-t', '--tail', '-n']);
  const ours = engine.containers().filter(({service}) => wanted.length === 0 || wanted.includes(service));
  const unknown = read === null ? undefined : wanted.find((name) => !read.services.has(name));
  if (unknown !== undefined) return complained(`no such service: ${unknown}\n`);
  switch (verb) {
    case 'ps':
      return listed(
        call,
        ours,
        more.some((word) => word === '-a' || word === '--all'),
      );
    case 'config':
      return file === null ? complained('no configuration file provided: not found\n') : said(config(call, file));
    case 'logs':
      return joined(ours.map((one) => logsOf(one, more, `${one.name.replace(/^openclaw-/, '')}  | `)));
    case 'up':
      return read === null ? complained('no configuration file provided: not found\n') : up(call, engine, read.services, wanted, more);
    case 'restart':
      return each(call, ours, ['Restarting', 'Started'], (one) => restarted(call, engine, one));
    case 'start':
      return each(call, ours, ['Starting', 'Started'], (one) => started(call, engine, one));
    case 'stop':
      return each(call, ours, ['Stopping', 'Stopped'], (one) => stopped(call, engine, one));
    case 'down':
      return each(call, ours, ['Stopping', 'Removed'], async (one) => {
        await stopped(call, engine, one);
        engine.remove(one);
      });
    case 'pull':
      await call.wait(9_000);
      return {exit: 0, stdout: '', stderr: [...(read?.services.keys() ?? [])].map((name) => ` ${name} Pulled \n`).join('')};
    default:
      return complained(
        `unknown docker command: "compose ${verb}"\n\nIn this drill: ps, config, logs, up, restart, start, stop, down, pull\n`,
      );
  }
}

/** Makes anew what differs from the file, starts what does not run, and leaves the rest. */
async function up(
  call: Call,
  engine: Engine<World>,
  services: ReadonlyMap<string, Made>,
  wanted: readonly string[],
  words: readonly string[],
): Promise<Said> {
  if (!words.includes('-d') && !words.includes('--detach')) return complained('In this drill only with -d: nobody reads along.\n');
  note(call);
  let stderr = '';
  const say = (name: string, what: string): void => {
    stderr += ` Container ${name}  ${what}\n`;
  };
  for (const [service, made] of services) {
    if (wanted.length > 0 && !wanted.includes(service)) continue;
    let container = engine.containers().find((one) => one.service === service) ?? null;
    const name = made.container ?? `${call.world.scene.docker?.project ?? 'openclaw'}-${service}-1`;
    if (container !== null && (container.made.hash !== made.hash || words.includes('--force-recreate'))) {
      say(name, 'Recreate');
      await stopped(call, engine, container);
      engine.remove(container);
      container = null;
      say(name, 'Recreated');
    }
    if (container !== null && isRunning(container)) {
      say(name, 'Running');
      continue;
    }
    container ??= engine.create({name, service, made});
    say(name, 'Starting');
    const why = await started(call, engine, container);
    if (why !== null) return {exit: 1, stdout: '', stderr: `${stderr}Error response from daemon: ${why}\n`};
    say(name, 'Started');
  }
  return {exit: 0, stdout: '', stderr};
}

async function each(
  call: Call,
  containers: readonly Container[],
  [begins, done]: readonly [string, string],
  act: (container: Container) => Promise<unknown>,
): Promise<Said> {
  note(call);
  let stderr = '';
  for (const container of containers) {
    const why = await act(container);
    if (typeof why === 'string') return {exit: 1, stdout: '', stderr: `${stderr}Error response from daemon: ${why}\n`};
    stderr += ` Container ${container.name}  ${begins}\n Container ${container.name}  ${done}\n`;
  }
  return {exit: 0, stdout: '', stderr};
}

function listed({world}: Call, containers: readonly Container[], all: boolean): Said {
  const rows = containers
    .filter((one) => all || isRunning(one))
    .map((one) => ({row: rowOf(world, one, false), service: one.service}))
    .map(({row, service}) =>
      [row['Names'], row['Image'], row['Command'], service, row['RunningFor'], row['Status'], row['Ports']].map((cell) => cell ?? ''),
    );
  return said(table([['NAME', 'IMAGE', 'COMMAND', 'SERVICE', 'CREATED', 'STATUS', 'PORTS'], ...rows]));
}

function config({world}: Call, file: string): string {
  const all = parse(world.files.peek(file)?.text ?? '') as {readonly services?: unknown};
  return stringify({name: world.scene.docker?.project ?? 'openclaw', services: all.services});
}

function joined(all: readonly Said[]): Said {
  return {exit: 0, stdout: all.map(({stdout}) => stdout).join(''), stderr: all.map(({stderr}) => stderr).join('')};
}
