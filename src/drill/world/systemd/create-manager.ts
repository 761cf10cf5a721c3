import {startUnit, stopUnit} from './life.ts';
import type {Manager, Scope} from './manager.ts';
import {enter, groupOf, loadedNow, log, type ManagerNeeds, type ManagerState, unitOf} from './state.ts';

export function createManager(world: ManagerNeeds, scope: Scope, pid: number, uid: number): Manager {
  const manager: ManagerState = {world, scope, pid, uid, runs: new Map(), environment: new Map()};
  return {
    scope,
    pid,
    environment: manager.environment,
    unit: (name) => unitOf(manager, name),
    group: (name) => groupOf(manager, name),
    start: (name, by) => startUnit(manager, name, by),
    stop: (name, then) => stopUnit(manager, name, then),
    units: () => [...manager.runs.values()],
    needsReload: (run) => {
      const fresh = loadedNow(manager, run.name);
      return run.loaded !== null && (fresh === null || fresh.source !== run.loaded.source);
    },
    reload: () => reload(manager),
    restart(name) {
      const run = unitOf(manager, name);
      if (run?.mainPid) stopUnit(manager, name, () => void startUnit(manager, name));
      else startUnit(manager, name);
    },
    resetFailed: (name) => resetFailed(manager, name),
  };
}

function reload(manager: ManagerState): void {
  log(manager, '', 6, 'Reloading.');
  for (const run of manager.runs.values()) {
    const fresh = loadedNow(manager, run.name);
    if (fresh !== null) run.loaded = fresh;
    else if (run.mainPid === 0 && run.active === 'inactive') manager.runs.delete(run.name);
    else run.loaded = null;
  }
}

function resetFailed(manager: ManagerState, name: string): void {
  const run = manager.runs.get(name);
  if (!run) return;
  run.starts = [];
  run.restarts = 0;
  if (run.active !== 'failed') return;
  run.result = 'success';
  enter(manager, run, 'inactive', 'dead');
  if (run.loaded === null) manager.runs.delete(name);
}
