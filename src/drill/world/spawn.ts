import type {Files} from './files.ts';
import type {Process, Processes} from './processes.ts';
import type {Scene} from './scene.ts';
import type {LoadedUnit} from './systemd/loaded.ts';
import {variablesOf} from './variables-text.ts';
import {type LogNeeds, writeLog} from './write-log.ts';

/** What it takes to start a unit's command. */
export interface SpawnNeeds extends LogNeeds {
  readonly files: Files;
  readonly processes: Processes;
  readonly scene: Scene;
  /** Lets a process be what its program makes of it; the name is the mark on the program's file. */
  begin(program: string, process: Process): void;
}

export interface Order {
  readonly loaded: LoadedUnit;
  readonly scope: 'user' | 'system';
  readonly managerPid: number;
  readonly uid: number;
  readonly environment: ReadonlyMap<string, string>;
  readonly group: string;
  readonly invocation: string;
}

export type Spawned =
  | {readonly is: 'no-environment'}
  /** `go` lets it begin once its manager has written that it started. */
  | {readonly is: 'process'; readonly process: Process; go(): void};

/** What systemd does to start a unit's command: environment first, then the program, which may not be there. */
export function spawn(world: SpawnNeeds, order: Order): Spawned {
  const {loaded, scope} = order;
  const env = environmentOf(world, order);
  if (env === null) return {is: 'no-environment'};
  const user = scope === 'system' && loaded.user === null ? {uid: 0, gid: 0, home: '/root'} : world.scene.user;
  const {path, argv} = loaded.exec ?? {path: '', argv: []};
  const process = world.processes.start({
    ppid: order.managerPid,
    uid: user.uid,
    gid: user.gid,
    argv,
    env,
    exe: realExe(world, path),
    cwd: user.home,
    group: order.group,
  });
  return {is: 'process', process, go: () => run(world, process, path, loaded.name)};
}

/** Lets a process be what its program makes of it. */
export function run(world: SpawnNeeds, process: Process, path: string, unit: string): void {
  const node = world.files.peek(path);
  if (node?.kind !== 'file' || node.program === null) {
    const name = `(${path.slice(path.lastIndexOf('/') + 1)})`;
    const early = {...process, exe: name, name};
    writeLog(world, early, `${unit}: Failed to locate executable ${path}: No such file or directory`);
    writeLog(world, early, `${unit}: Failed at step EXEC spawning ${path}: No such file or directory`);
    world.processes.end(process.pid, {how: 'exited', status: 203});
    return;
  }
  world.begin(node.program, process);
}

/** The manager's variables, then the unit's own, then those of its environment files, each over the one before. */
function environmentOf(world: SpawnNeeds, {loaded, environment, scope, invocation}: Order): ReadonlyMap<string, string> | null {
  const {user} = world.scene;
  const env = new Map<string, string>(environment);
  if (scope === 'user' || loaded.user !== null)
    for (const [name, value] of [
      ['HOME', user.home],
      ['USER', user.name],
      ['LOGNAME', user.name],
    ] as const)
      env.set(name, value);
  if (scope === 'user') env.set('XDG_RUNTIME_DIR', `/run/user/${user.uid}`);
  for (const [name, value] of loaded.environment) env.set(name, value);
  for (const {path, optional} of loaded.environmentFiles) {
    const file = world.files.peek(path);
    if (file === null && !optional) return null;
    for (const [name, value] of variablesOf(file?.text ?? '')) env.set(name, value);
  }
  env.set('INVOCATION_ID', invocation);
  return env;
}

function realExe(world: SpawnNeeds, path: string): string {
  try {
    return world.files.real(path, {uid: 0, gid: 0});
  } catch {
    return path;
  }
}
