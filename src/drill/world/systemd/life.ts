import type {End} from '../processes.ts';
import {spawn} from '../spawn.ts';
import {messageIds} from './log.ts';
import type {Started} from './manager.ts';
import {enter, groupOf, log, type ManagerState, titleOf, unitOf} from './state.ts';
import type {UnitRun} from './unit-run.ts';

/** A start, by hand or by the manager itself after an end; the start limit counts both. */
export function startUnit(manager: ManagerState, name: string, by: 'hand' | 'itself' = 'hand'): Started {
  const run = unitOf(manager, name);
  if (!run?.loaded) return 'missing';
  if (run.active === 'active') return 'already';
  run.timer?.cancel();
  run.timer = null;
  if (tooOften(manager, run)) {
    log(manager, name, 4, `${name}: Start request repeated too quickly.`);
    if (run.result === 'success') run.result = 'start-limit-hit';
    log(manager, name, 4, `${name}: Failed with result '${run.result}'.`, {MESSAGE_ID: messageIds.failed, UNIT_RESULT: run.result});
    log(manager, name, 3, `Failed to start ${titleOf(run)}.`, {MESSAGE_ID: messageIds.startFailed});
    run.flush = true;
    enter(manager, run, 'failed', 'failed');
    return 'limit';
  }
  if (by === 'hand' || run.flush) {
    run.restarts = 0;
    run.flush = false;
  }
  return begin(manager, run);
}

export function stopUnit(manager: ManagerState, name: string, then?: () => void): void {
  const run = unitOf(manager, name);
  if (!run) return then?.();
  run.timer?.cancel();
  run.timer = null;
  if (run.mainPid === 0) {
    // Failed stays failed: a stop of what does not run takes back only what was to come.
    if (run.active !== 'failed' && run.active !== 'inactive') {
      enter(manager, run, 'inactive', 'dead');
      log(manager, name, 6, `Stopped ${titleOf(run)}.`, {MESSAGE_ID: messageIds.stopped});
    }
    return then?.();
  }
  if (then) run.afterStop = then;
  if (run.active === 'deactivating') return;
  enter(manager, run, 'deactivating', 'stop-sigterm');
  log(manager, name, 6, `Stopping ${titleOf(run)}...`, {MESSAGE_ID: messageIds.stopping});
  const main = run.mainPid;
  run.timer = manager.world.time.after(run.loaded?.stopMs ?? 90_000, () => {
    if (run.mainPid !== main) return;
    log(manager, name, 4, `${name}: State 'stop-sigterm' timed out. Killing.`);
    run.result = 'timeout';
    manager.world.processes.signal(main, 'KILL');
  });
  manager.world.processes.signal(main, 'TERM');
}

function tooOften({world}: ManagerState, run: UnitRun): boolean {
  const {burst = 5, intervalMs = 10_000} = run.loaded ?? {};
  const now = world.time.now();
  run.starts = run.starts.filter((at) => now - at < intervalMs);
  if (burst > 0 && run.starts.length >= burst) return true;
  run.starts.push(now);
  return false;
}

function begin(manager: ManagerState, run: UnitRun): Started {
  const {world, scope, pid, uid, environment} = manager;
  const {loaded, name} = run;
  if (!loaded?.exec) {
    enter(manager, run, 'active', 'waiting');
    log(manager, name, 6, `Started ${titleOf(run)}.`, {MESSAGE_ID: messageIds.started});
    return 'started';
  }
  run.invocation = world.random.fork(`${scope} ${name} ${run.execPid} ${world.time.now()}`).hex(32);
  const born = spawn(world, {loaded, scope, managerPid: pid, uid, environment, group: groupOf(manager, name), invocation: run.invocation});
  if (born.is === 'no-environment') return withoutEnvironment(manager, run);
  [run.code, run.status, run.result] = [0, 0, 'success'];
  run.startedAt = world.time.now();
  run.exitedAt = null;
  run.mainPid = born.process.pid;
  run.execPid = born.process.pid;
  enter(manager, run, 'active', 'running');
  log(manager, name, 6, `Started ${titleOf(run)}.`, {MESSAGE_ID: messageIds.started});
  born.process.onEnd.push((end) => over(manager, run, end));
  born.go();
  return 'started';
}

function withoutEnvironment(manager: ManagerState, run: UnitRun): Started {
  const {name} = run;
  log(manager, name, 4, `${name}: Failed to load environment files: No such file or directory`);
  log(manager, name, 4, `${name}: Failed to run 'start' task: No such file or directory`);
  run.result = 'resources';
  [run.code, run.status, run.execPid] = [0, 0, 0];
  log(manager, name, 4, `${name}: Failed with result 'resources'.`, {MESSAGE_ID: messageIds.failed, UNIT_RESULT: 'resources'});
  log(manager, name, 3, `Failed to start ${titleOf(run)}.`, {MESSAGE_ID: messageIds.startFailed});
  ended(manager, run, true);
  return 'resources';
}

/** The main process has ended, asked or not. */
function over(manager: ManagerState, run: UnitRun, end: End): void {
  const {world} = manager;
  const {how, status} = end;
  const asked = run.active === 'deactivating';
  run.mainPid = 0;
  [run.code, run.status] = [how === 'exited' ? 1 : how === 'killed' ? 2 : 3, status];
  run.exitedAt = world.time.now();
  const clean = how === 'exited' ? status === 0 || run.loaded?.successStatus.includes(status) === true : status === 15 || status === 1;
  if (!asked || !clean) tellExit(manager, run, end, clean);
  for (const child of world.processes.all().filter((one) => one.group === groupOf(manager, run.name))) {
    if (!clean) log(manager, run.name, 5, `${run.name}: Killing process ${child.pid} (${child.name}) with signal SIGKILL.`);
    world.processes.end(child.pid, {how: 'killed', status: 9});
  }
  run.result = clean ? 'success' : resultOf(run, how);
  if (!clean)
    log(manager, run.name, 4, `${run.name}: Failed with result '${run.result}'.`, {
      MESSAGE_ID: messageIds.failed,
      UNIT_RESULT: run.result,
    });
  if (asked) return stopped(manager, run);
  const consumed = run.startedAt === null ? 0 : Math.min(14.5, 0.2 + (world.time.now() - run.startedAt) / 700);
  if (consumed > 1) log(manager, run.name, 6, `${run.name}: Consumed ${consumed.toFixed(3)}s CPU time.`);
  ended(manager, run, !clean);
}

function tellExit(manager: ManagerState, {name}: UnitRun, {how, status}: End, clean: boolean): void {
  const word = how === 'exited' ? (exitNames[status] ?? (status === 0 ? 'SUCCESS' : 'FAILURE')) : (signalNames[status] ?? 'UNKNOWN');
  log(manager, name, clean ? 6 : 5, `${name}: Main process exited, code=${how}, status=${status}/${word}`, {
    MESSAGE_ID: messageIds.exited,
    EXIT_CODE: how,
    EXIT_STATUS: how === 'exited' ? String(status) : word,
  });
}

/** What `Result=` says of an end that was none of the clean ones. */
function resultOf(run: UnitRun, how: End['how']): string {
  if (how === 'exited') return 'exit-code';
  if (how === 'dumped') return 'core-dump';
  return run.result === 'timeout' ? 'timeout' : 'signal';
}

/** After an end that nobody asked for, or a start that came to nothing. */
function ended(manager: ManagerState, run: UnitRun, bad: boolean): void {
  const {world} = manager;
  const {loaded, name} = run;
  const prevented = loaded?.preventStatus.includes(run.status) === true && run.code === 1;
  const again = loaded !== null && !prevented && (loaded.restart === 'always' || (loaded.restart === 'on-failure' && bad));
  if (!again) {
    run.flush = true;
    enter(manager, run, bad ? 'failed' : 'inactive', bad ? 'failed' : 'dead');
    return;
  }
  enter(manager, run, 'activating', 'auto-restart');
  // systemd adds up to a quarter of a second so that timers can fire together.
  const slackMs = world.random.fork(`slack ${name} ${run.restarts}`).int(20, 250);
  run.timer = world.time.after(loaded.restartMs + slackMs, () => {
    run.timer = null;
    run.restarts += 1;
    log(manager, name, 6, `${name}: Scheduled restart job, restart counter is at ${run.restarts}.`, {
      MESSAGE_ID: messageIds.restart,
      N_RESTARTS: String(run.restarts),
    });
    log(manager, name, 6, `Stopped ${titleOf(run)}.`, {MESSAGE_ID: messageIds.stopped});
    startUnit(manager, name, 'itself');
  });
}

function stopped(manager: ManagerState, run: UnitRun): void {
  run.timer?.cancel();
  run.timer = null;
  run.flush = true;
  const bad = run.result !== 'success';
  enter(manager, run, bad ? 'failed' : 'inactive', bad ? 'failed' : 'dead');
  log(manager, run.name, 6, `Stopped ${titleOf(run)}.`, {MESSAGE_ID: messageIds.stopped});
  const then = run.afterStop;
  run.afterStop = null;
  then?.();
}

const exitNames: Readonly<Record<number, string>> = {2: 'INVALIDARGUMENT', 78: 'CONFIG', 203: 'EXEC', 217: 'USER'};

const signalNames: Readonly<Record<number, string>> = {1: 'HUP', 2: 'INT', 6: 'ABRT', 9: 'KILL', 11: 'SEGV', 15: 'TERM'};
