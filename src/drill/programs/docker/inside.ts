import type {Container} from '../../world/docker/container.ts';
import {createProcesses} from '../../world/processes.ts';
import type {World} from '../../world/world.ts';
import {type Call, complained, findProgram, type Said, said} from '../call.ts';

/** `docker exec NAME command…`: one more process in a container that runs. */
export async function execIn(call: Call, words: readonly string[]): Promise<Said> {
  const {engine} = call.world;
  const {rest, options} = optionsOf(words, ['-u', '--user', '-e', '--env', '-w', '--workdir']);
  const [name = '', ...command] = rest;
  const container = engine?.container(name) ?? null;
  if (engine === null || container === null) return complained(`Error response from daemon: No such container: ${name}\n`);
  if (container.state === 'restarting')
    return complained(`Error response from daemon: Container ${container.id} is restarting, wait until the container is running\n`);
  if (container.state !== 'running') return complained(`Error response from daemon: container ${container.id} is not running\n`);
  await call.wait(120);
  return runIn(call, engine.inside(container), command, options.get('-u') ?? options.get('--user'));
}

/** `docker run --rm --volumes-from NAME IMAGE command…`: the same image and files, with no gateway and no port in it. */
export async function runBeside(call: Call, words: readonly string[]): Promise<Said> {
  const {engine, time, random} = call.world;
  const {rest, options} = optionsOf(words, [
    '--volumes-from',
    '-u',
    '--user',
    '-e',
    '--env',
    '-v',
    '--volume',
    '--entrypoint',
    '--name',
    '--network',
  ]);
  const [image = '', ...command] = rest;
  const from = engine?.container(options.get('--volumes-from') ?? '') ?? null;
  if (engine === null || from === null)
    return complained(`docker: Error response from daemon: No such container: ${options.get('--volumes-from') ?? image}\n`, 125);
  await call.wait(420);
  const alone: World = {
    ...engine.inside(from),
    processes: createProcesses(time, random.fork('beside'), 1),
    gateways: new Map(),
  };
  return runIn(call, alone, command, options.get('--user') ?? options.get('-u'));
}

async function runIn(call: Call, inside: World, command: readonly string[], user: string | undefined): Promise<Said> {
  const {node, cliPath, packageRoot} = inside.scene;
  const who = user === 'root' || user === '0' ? {uid: 0, gid: 0, name: 'root'} : inside.scene.user;
  const env = {PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: inside.scene.user.home};
  // The image's own command line is Node with a file of the package.
  const [program = '', file = ''] = command;
  const isNode = program === 'node' || program === node.path;
  const entry = file.startsWith('/') ? file : `${packageRoot}/${file}`;
  const argv =
    isNode && (entry === `${packageRoot}/dist/index.js` || entry === `${packageRoot}/openclaw.mjs`)
      ? [cliPath, ...command.slice(2)]
      : command;
  const found = findProgram(inside, {argv, env, as: {...inside.scene.user, ...who}});
  if ('seen' in found)
    return complained(
      `OCI runtime exec failed: exec failed: unable to start container process: exec: "${program}": executable file not found in $PATH: unknown\n`,
      127,
    );
  const tool = call.tools[found.name];
  return (await tool?.({...call, world: inside, argv: [found.path, ...argv.slice(1)], who, env: found.env})) ?? said('');
}

/** Options before the first plain word; what follows belongs to that. */
export function optionsOf(
  words: readonly string[],
  valued: readonly string[],
): {readonly rest: readonly string[]; readonly options: ReadonlyMap<string, string>} {
  const options = new Map<string, string>();
  let at = 0;
  for (; at < words.length && words[at]?.startsWith('-') === true; at++) {
    const [name = '', inline] = (words[at] ?? '').split(/=(.*)/s, 2);
    if (inline !== undefined) options.set(name, inline);
    else if (valued.includes(name)) options.set(name, words[++at] ?? '');
    else options.set(name, '');
  }
  return {rest: words.slice(at), options};
}

/** Names among options that may stand anywhere. */
export function namesOf(words: readonly string[], valued: readonly string[]): readonly string[] {
  return words.filter((word, at) => !word.startsWith('-') && !valued.includes(words[at - 1] ?? ''));
}

export function isRunning({state}: Container): boolean {
  return state === 'running' || state === 'restarting';
}
