import type {Random} from '../random.ts';
import type {SpawnNeeds} from '../spawn.ts';
import {type LoadedUnit, loadUnit} from './loaded.ts';
import {managerLog} from './log.ts';
import type {Scope} from './manager.ts';
import {newRun, type UnitRun} from './unit-run.ts';

/** What a manager finds on its host. */
export interface ManagerNeeds extends SpawnNeeds {
  readonly random: Random;
}

/** What a manager knows: who it is, its units and the variables that it hands on. */
export interface ManagerState {
  readonly world: ManagerNeeds;
  readonly scope: Scope;
  readonly pid: number;
  readonly uid: number;
  readonly runs: Map<string, UnitRun>;
  readonly environment: Map<string, string>;
}

/** A unit as its files have it now. */
export function loadedNow({world, scope}: ManagerState, name: string): LoadedUnit | null {
  return loadUnit(world.files, {scope, name}, world.scene.user);
}

/** A unit as the manager has it; read from its files when it is asked for the first time. */
export function unitOf(manager: ManagerState, name: string): UnitRun | null {
  const known = manager.runs.get(name);
  if (known) return known;
  const loaded = loadedNow(manager, name);
  if (!loaded) return null;
  const run = newRun(name, loaded);
  manager.runs.set(name, run);
  return run;
}

export function groupOf({scope, uid}: ManagerState, name: string): string {
  return scope === 'user' ? `/user.slice/user-${uid}.slice/user@${uid}.service/app.slice/${name}` : `/system.slice/${name}`;
}

export function log(
  manager: ManagerState,
  name: string,
  priority: number,
  text: string,
  extra: Readonly<Record<string, string>> = {},
): void {
  managerLog(manager.world, manager, name, priority, text, extra);
}

export function titleOf({name, loaded}: UnitRun): string {
  return `${name} - ${loaded?.description ?? name}`;
}

export function enter({world}: ManagerState, run: UnitRun, active: UnitRun['active'], sub: string): void {
  run.active = active;
  run.sub = sub;
  run.changedAt = world.time.now();
  if (active === 'active') run.activeAt = run.changedAt;
  if (active === 'inactive' || active === 'failed') run.inactiveAt = run.changedAt;
}
