import type {End} from '../processes.ts';
import {spawn} from '../spawn.ts';
import type {World} from '../world.ts';
import {type LoadedUnit, loadUnit, unitFolders} from './loaded.ts';
import {managerLog, messageIds} from './log.ts';
import {newRun, type UnitRun} from './unit-run.ts';

export type Scope = 'user' | 'system';

/** How a start was answered. */
export type Started = 'started' | 'already' | 'missing' | 'limit' | 'resources';

/** One systemd: the user's, or the machine's. */
export interface Manager {
  readonly scope: Scope;
  readonly pid: number;
  /** What `set-environment` set, and what every manager has. */
  readonly environment: Map<string, string>;
  /** Null when there is no file of that name. */
  unit(name: string): UnitRun | null;
  units(): readonly UnitRun[];
  needsReload(unit: UnitRun): boolean;
  reload(): void;
  start(name: string, by?: 'hand' | 'itself'): Started;
  /** Asks for the stop; it is over when the unit is no longer deactivating. */
  stop(name: string, then?: () => void): void;
  restart(name: string): void;
  resetFailed(name: string): void;
  group(name: string): string;
}

export function createManager(world: () => World, scope: Scope, pid: number, uid: number): Manager {
  const runs = new Map<string, UnitRun>();
  const environment = new Map<string, string>();
  const now = (): number => world().time.now();
  const load = (name: string): LoadedUnit | null =>
    loadUnit(world().files, name, unitFolders(scope, world().scene.user.home), world().scene.user.home);
  const log = (name: string, priority: number, text: string, extra: Readonly<Record<string, string>> = {}): void =>
    managerLog(world(), {scope, pid, uid}, name, priority, text, extra);
  const title = (run: UnitRun): string => `${run.name} - ${run.loaded?.description ?? run.name}`;
  const group = (name: string): string =>
    scope === 'user' ? `/user.slice/user-${uid}.slice/user@${uid}.service/app.slice/${name}` : `/system.slice/${name}`;

  const unit = (name: string): UnitRun | null => {
    const known = runs.get(name);
    if (known) return known;
    const loaded = load(name);
    if (!loaded) return null;
    const run = newRun(name, loaded);
    runs.set(name, run);
    return run;
  };

  const enter = (run: UnitRun, active: UnitRun['active'], sub: string): void => {
    run.active = active;
    run.sub = sub;
    run.changedAt = now();
    if (active === 'active') run.activeAt = now();
    if (active === 'inactive' || active === 'failed') run.inactiveAt = now();
  };

  const tooOften = (run: UnitRun): boolean => {
    const {burst = 5, intervalMs = 10_000} = run.loaded ?? {};
    run.starts = run.starts.filter((at) => now() - at < intervalMs);
    if (burst > 0 && run.starts.length >= burst) return true;
    run.starts.push(now());
    return false;
  };

  const begin = (run: UnitRun): Started => {
    const loaded = run.loaded;
    if (!loaded?.exec) {
      enter(run, 'active', 'waiting');
      log(run.name, 6, `Started ${title(run)}.`, {MESSAGE_ID: messageIds.started});
      return 'started';
    }
    run.invocation = world().random.fork(`${scope} ${run.name} ${run.execPid} ${now()}`).hex(32);
    const born = spawn(world(), {loaded, scope, managerPid: pid, uid, environment, group: group(run.name), invocation: run.invocation});
    if (born.is === 'no-environment') {
      log(run.name, 4, `${run.name}: Failed to load environment files: No such file or directory`);
      log(run.name, 4, `${run.name}: Failed to run 'start' task: No such file or directory`);
      run.result = 'resources';
      [run.code, run.status, run.execPid] = [0, 0, 0];
      log(run.name, 4, `${run.name}: Failed with result 'resources'.`, {MESSAGE_ID: messageIds.failed, UNIT_RESULT: 'resources'});
      log(run.name, 3, `Failed to start ${title(run)}.`, {MESSAGE_ID: messageIds.startFailed});
      ended(run, true);
      return 'resources';
    }
    [run.code, run.status, run.result] = [0, 0, 'success'];
    run.startedAt = now();
    run.exitedAt = null;
    run.mainPid = born.process.pid;
    run.execPid = born.process.pid;
    enter(run, 'active', 'running');
    log(run.name, 6, `Started ${title(run)}.`, {MESSAGE_ID: messageIds.started});
    born.process.onEnd.push((how) => over(run, how));
    born.go();
    return 'started';
  };

  /** The main process has ended, asked or not. */
  const over = (run: UnitRun, {how, status}: End): void => {
    const asked = run.active === 'deactivating';
    run.mainPid = 0;
    [run.code, run.status] = [how === 'exited' ? 1 : how === 'killed' ? 2 : 3, status];
    run.exitedAt = now();
    const clean = how === 'exited' ? status === 0 || run.loaded?.successStatus.includes(status) === true : status === 15 || status === 1;
    const word = how === 'exited' ? (exitNames[status] ?? (status === 0 ? 'SUCCESS' : 'FAILURE')) : (signalNames[status] ?? 'UNKNOWN');
    if (!asked || !clean) {
      log(run.name, clean ? 6 : 5, `${run.name}: Main process exited, code=${how}, status=${status}/${word}`, {
        MESSAGE_ID: messageIds.exited,
        EXIT_CODE: how,
        EXIT_STATUS: how === 'exited' ? String(status) : word,
      });
    }
    for (const child of world()
      .processes.all()
      .filter((one) => one.group === group(run.name))) {
      if (!clean) log(run.name, 5, `${run.name}: Killing process ${child.pid} (${child.name}) with signal SIGKILL.`);
      world().processes.end(child.pid, {how: 'killed', status: 9});
    }
    run.result = clean
      ? 'success'
      : how === 'exited'
        ? 'exit-code'
        : how === 'dumped'
          ? 'core-dump'
          : run.result === 'timeout'
            ? 'timeout'
            : 'signal';
    if (!clean)
      log(run.name, 4, `${run.name}: Failed with result '${run.result}'.`, {MESSAGE_ID: messageIds.failed, UNIT_RESULT: run.result});
    if (asked) stopped(run);
    else {
      const consumed = run.startedAt === null ? 0 : Math.min(14.5, 0.2 + (now() - run.startedAt) / 700);
      if (consumed > 1) log(run.name, 6, `${run.name}: Consumed ${consumed.toFixed(3)}s CPU time.`);
      ended(run, !clean);
    }
  };

  /** After an end that nobody asked for, or a start that came to nothing. */
  const ended = (run: UnitRun, bad: boolean): void => {
    const loaded = run.loaded;
    const prevented = loaded?.preventStatus.includes(run.status) === true && run.code === 1;
    const again = loaded !== null && !prevented && (loaded.restart === 'always' || (loaded.restart === 'on-failure' && bad));
    if (!again) {
      run.flush = true;
      enter(run, bad ? 'failed' : 'inactive', bad ? 'failed' : 'dead');
      return;
    }
    enter(run, 'activating', 'auto-restart');
    // systemd adds up to a quarter of a second so that timers can fire together.
    const slackMs = world().random.fork(`slack ${run.name} ${run.restarts}`).int(20, 250);
    run.timer = world().time.after(loaded.restartMs + slackMs, () => {
      run.timer = null;
      run.restarts += 1;
      log(run.name, 6, `${run.name}: Scheduled restart job, restart counter is at ${run.restarts}.`, {
        MESSAGE_ID: messageIds.restart,
        N_RESTARTS: String(run.restarts),
      });
      log(run.name, 6, `Stopped ${title(run)}.`, {MESSAGE_ID: messageIds.stopped});
      start(run.name, 'itself');
    });
  };

  const stopped = (run: UnitRun): void => {
    run.timer?.cancel();
    run.timer = null;
    run.flush = true;
    const bad = run.result !== 'success';
    enter(run, bad ? 'failed' : 'inactive', bad ? 'failed' : 'dead');
    log(run.name, 6, `Stopped ${title(run)}.`, {MESSAGE_ID: messageIds.stopped});
    const then = run.afterStop;
    run.afterStop = null;
    then?.();
  };

  const start = (name: string, by: 'hand' | 'itself' = 'hand'): Started => {
    const run = unit(name);
    if (!run?.loaded) return 'missing';
    if (run.active === 'active') return 'already';
    run.timer?.cancel();
    run.timer = null;
    if (tooOften(run)) {
      log(name, 4, `${name}: Start request repeated too quickly.`);
      if (run.result === 'success') run.result = 'start-limit-hit';
      log(name, 4, `${name}: Failed with result '${run.result}'.`, {MESSAGE_ID: messageIds.failed, UNIT_RESULT: run.result});
      log(name, 3, `Failed to start ${title(run)}.`, {MESSAGE_ID: messageIds.startFailed});
      run.flush = true;
      enter(run, 'failed', 'failed');
      return 'limit';
    }
    if (by === 'hand' || run.flush) {
      if (run.flush || by === 'hand') run.restarts = 0;
      run.flush = false;
    }
    return begin(run);
  };

  const stop = (name: string, then?: () => void): void => {
    const run = unit(name);
    if (!run) return then?.();
    run.timer?.cancel();
    run.timer = null;
    if (run.mainPid === 0) {
      // Failed stays failed: a stop of what does not run takes back only what was to come.
      if (run.active !== 'failed' && run.active !== 'inactive') {
        enter(run, 'inactive', 'dead');
        log(name, 6, `Stopped ${title(run)}.`, {MESSAGE_ID: messageIds.stopped});
      }
      return then?.();
    }
    if (then) run.afterStop = then;
    if (run.active === 'deactivating') return;
    enter(run, 'deactivating', 'stop-sigterm');
    log(name, 6, `Stopping ${title(run)}...`, {MESSAGE_ID: messageIds.stopping});
    const main = run.mainPid;
    run.timer = world().time.after(run.loaded?.stopMs ?? 90_000, () => {
      if (run.mainPid !== main) return;
      log(name, 4, `${name}: State 'stop-sigterm' timed out. Killing.`);
      run.result = 'timeout';
      world().processes.signal(main, 'KILL');
    });
    world().processes.signal(main, 'TERM');
  };

  return {
    scope,
    pid,
    environment,
    unit,
    group,
    start,
    stop,
    units: () => [...runs.values()],
    needsReload: (run) => {
      const fresh = load(run.name);
      return run.loaded !== null && (fresh === null || fresh.source !== run.loaded.source);
    },
    reload() {
      log('', 6, 'Reloading.');
      for (const run of runs.values()) {
        const fresh = load(run.name);
        if (fresh !== null) run.loaded = fresh;
        else if (run.mainPid === 0 && run.active === 'inactive') runs.delete(run.name);
        else run.loaded = null;
      }
    },
    restart(name) {
      const run = unit(name);
      if (run?.mainPid) stop(name, () => void start(name));
      else start(name);
    },
    resetFailed(name) {
      const run = runs.get(name);
      if (!run) return;
      run.starts = [];
      run.restarts = 0;
      if (run.active !== 'failed') return;
      run.result = 'success';
      enter(run, 'inactive', 'dead');
      if (run.loaded === null) runs.delete(name);
    },
  };
}

const exitNames: Readonly<Record<number, string>> = {2: 'INVALIDARGUMENT', 78: 'CONFIG', 203: 'EXEC', 217: 'USER'};

const signalNames: Readonly<Record<number, string>> = {1: 'HUP', 2: 'INT', 6: 'ABRT', 9: 'KILL', 11: 'SEGV', 15: 'TERM'};
