import {commandOfJob, environmentFileOf} from '../../../supervisors/launchd/job-argv.ts';
import {parentOf} from '../file-node.ts';
import type {End, Prints, Process} from '../processes.ts';
import type {Random} from '../random.ts';
import type {SpawnNeeds} from '../spawn.ts';
import {variablesOf} from '../variables-text.ts';
import {writeLog} from '../write-log.ts';
import type {JobRun} from './job-run.ts';
import {appendTo, sayLaunchd} from './said.ts';

/** What launchd finds on its Mac. */
export interface LaunchdNeeds extends SpawnNeeds {
  readonly random: Random;
}

/** One start: the program, its variables and its files have to be there, or launchd counts a run that was none. */
export function spawnJob(world: LaunchdNeeds, run: JobRun, reason: JobRun['reason'], gone: (run: JobRun) => void): void {
  const {job} = run;
  run.timer?.cancel();
  [run.timer, run.reason, run.spawnFailed] = [null, reason, false];
  run.runs += 1;
  run.spawnedAt = world.time.now();
  sayLaunchd(world, run, 'internal event: WILL_SPAWN, code = 0');
  const missing = [
    job.program,
    ...[job.out, job.err].flatMap((path) => (path === null || path === '/dev/null' ? [] : [parentOf(path)])),
  ].find((path) => world.files.peek(path) === null);
  if (missing !== undefined) {
    sayLaunchd(world, run, `Could not find and/or execute program specified by service: 2: No such file or directory: ${missing}`);
    sayLaunchd(world, run, 'internal event: SPAWN_FAILED, code = 78');
    [run.lastExit, run.signal, run.spawnFailed] = [configStatus, null, true];
    return schedule(world, run, gone);
  }
  const process = startProcess(world, run);
  run.pid = process.pid;
  run.state = 'running';
  sayLaunchd(world, run, `Successfully spawned ${process.name}[${process.pid}] because ${reason}`);
  process.onEnd.push((end) => over(world, run, end, gone));
  begin(world, process);
}

/** EX_CONFIG, with which launchd counts a start that it could not make. */
const configStatus = 78;

/** A wrapper, a shell or `caffeinate` becomes the command behind it, under the same number. */
function startProcess(world: LaunchdNeeds, {job, domain}: JobRun): Process {
  const {user} = world.scene;
  const root = domain === 'system' && job.userName === null;
  const envFile = environmentFileOf(job.words);
  const loaded = envFile === null ? [] : variablesOf(world.files.peek(envFile)?.text ?? '');
  const argv = commandOfJob(job.words);
  const home = root ? '/var/root' : user.home;
  return world.processes.start({
    ppid: 1,
    uid: root ? 0 : user.uid,
    gid: root ? 0 : user.gid,
    argv,
    exe: realExe(world, argv[0] ?? ''),
    cwd: job.folder ?? '/',
    group: '',
    prints: printsTo(world, job),
    env: new Map([
      ['HOME', home],
      ['USER', root ? 'root' : user.name],
      ['PATH', '/usr/bin:/bin:/usr/sbin:/sbin'],
      ['XPC_SERVICE_NAME', job.label],
      ...job.variables,
      ...loaded,
    ]),
  });
}

function printsTo(world: LaunchdNeeds, {out, err}: JobRun['job']): Prints {
  return (text, at, stream) => {
    const path = stream === 'out' ? out : err;
    if (path !== null && path !== '/dev/null') appendTo(world, path, text, at);
  };
}

/** What the program makes of the process; one that is not there ends as a shell says it. */
function begin(world: LaunchdNeeds, process: Process): void {
  const path = process.argv[0] ?? '';
  const node = world.files.peek(path);
  if (node?.kind === 'file' && node.program !== null) return world.begin(node.program, process);
  writeLog(world, process, `/bin/sh: ${path}: No such file or directory`);
  world.time.after(10, () => world.processes.end(process.pid, {how: 'exited', status: 127}));
}

/** Its process has ended, asked or not. */
function over(world: LaunchdNeeds, run: JobRun, {how, status}: End, gone: (run: JobRun) => void): void {
  run.pid = null;
  run.timer?.cancel();
  run.timer = null;
  [run.lastExit, run.signal] = how === 'exited' ? [status, null] : [null, `${signalNames[status] ?? 'Unknown'}: ${status}`];
  sayLaunchd(
    world,
    run,
    how === 'exited' ? `internal event: EXITED, code = ${status}` : `exited due to SIG${signalWords[status] ?? status}`,
  );
  if (run.unloading) return gone(run);
  if (run.again) {
    run.again = false;
    return spawnJob(world, run, 'non-ipc demand', gone);
  }
  if (!startsAgain(run)) {
    run.state = 'not running';
    return;
  }
  schedule(world, run, gone);
}

function startsAgain({job: {keepAlive}, lastExit, signal}: JobRun): boolean {
  switch (keepAlive) {
    case 'always':
      return true;
    case 'after failure':
      return lastExit !== 0;
    case 'after success':
      return lastExit === 0;
    case 'after a crash':
      return signal !== null && !/^(?:Terminated|Killed)/.test(signal);
    case 'never':
      return false;
  }
}

/** Never two starts within the throttle. */
function schedule(world: LaunchdNeeds, run: JobRun, gone: (run: JobRun) => void): void {
  const now = world.time.now();
  const ranS = Math.floor((now - (run.spawnedAt ?? now)) / 1000);
  const waitS = Math.max(0, run.job.throttleS - ranS);
  run.state = 'spawn scheduled';
  if (waitS > 0) sayLaunchd(world, run, `Service only ran for ${ranS} seconds. Pushing respawn out by ${waitS} seconds.`);
  run.timer = world.time.after(waitS * 1000 + 40, () => {
    run.timer = null;
    spawnJob(world, run, 'inefficient', gone);
  });
}

/** Asks the process to end, and ends it when its time is over. */
export function endJob(world: LaunchdNeeds, run: JobRun): void {
  const {pid} = run;
  if (pid === null) return;
  run.state = 'SIGTERMed';
  run.timer?.cancel();
  run.timer = world.time.after(run.job.exitTimeoutS * 1000, () => {
    if (run.pid !== pid) return;
    run.state = 'SIGKILLed';
    sayLaunchd(world, run, `Service did not exit ${run.job.exitTimeoutS} seconds after SIGTERM. Sending SIGKILL.`);
    world.processes.signal(pid, 'KILL');
  });
  world.processes.signal(pid, 'TERM');
}

function realExe(world: LaunchdNeeds, path: string): string {
  try {
    return world.files.real(path, {uid: 0, gid: 0});
  } catch {
    return path;
  }
}

const signalNames: Readonly<Record<number, string>> = {6: 'Abort trap', 9: 'Killed', 11: 'Segmentation fault', 15: 'Terminated'};
const signalWords: Readonly<Record<number, string>> = {6: 'ABRT', 9: 'KILL', 11: 'SEGV', 15: 'TERM'};
