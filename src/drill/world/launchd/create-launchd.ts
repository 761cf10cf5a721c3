import type {JobRun} from './job-run.ts';
import {newJobRun} from './job-run.ts';
import type {Launchd, Refused} from './launchd.ts';
import {endJob, type LaunchdNeeds, spawnJob} from './life.ts';
import {loadJob} from './loaded-job.ts';

/** The launchd of a Mac on which nothing is loaded yet. */
export function createLaunchd(world: LaunchdNeeds, isSession: boolean): Launchd {
  const gui = `gui/${world.scene.user.uid}`;
  const runs = new Map<string, JobRun>();
  const off = new Map<string, Map<string, boolean>>();
  let session = isSession;
  const keyOf = (domain: string, label: string): string => `${domain}/${label}`;
  const gone = ({domain, job}: JobRun): void => void runs.delete(keyOf(domain, job.label));
  const domain = (name: string): ReturnType<Launchd['domain']> => {
    if (name === 'system') return 'there';
    return name === gui ? (session ? 'there' : 'no session') : name === 'gui/0' ? 'no session' : 'absent';
  };
  const refused = (name: string): Refused => (({there: null, absent: 112, 'no session': 125}) as const)[domain(name)];
  const known = (name: string, label: string): JobRun | Exclude<Refused, null> => refused(name) ?? runs.get(keyOf(name, label)) ?? 113;

  const launchd: Launchd = {
    domain,
    job: (name, label) => (domain(name) === 'there' ? (runs.get(keyOf(name, label)) ?? null) : null),
    jobs: (name) => (domain(name) === 'there' ? [...runs.values()].filter((run) => run.domain === name) : []),
    disabled: (name) => off.get(name) ?? new Map(),
    bootstrap(name, path) {
      const no = refused(name);
      if (no !== null) return no;
      if (world.files.peek(path) === null) return 2;
      const job = loadJob(world.files, path);
      // What is there, what is on its way out and what is switched off: all of them are the same error.
      if (job === null || runs.has(keyOf(name, job.label)) || off.get(name)?.get(job.label) === true) return 5;
      const run = newJobRun(name, job);
      runs.set(keyOf(name, job.label), run);
      const starts = job.runAtLoad || (job.keepAlive !== 'never' && job.keepAlive !== 'after a crash');
      if (starts) spawnJob(world, run, 'speculative', gone);
      return null;
    },
    bootout(name, label) {
      const run = known(name, label);
      if (typeof run === 'number') return run === 113 ? 3 : run;
      if (run.unloading) return 37;
      run.unloading = true;
      if (run.pid !== null) endJob(world, run);
      else {
        run.timer?.cancel();
        gone(run);
      }
      return null;
    },
    kickstart(name, label, kill) {
      const run = known(name, label);
      if (typeof run === 'number') return run;
      if (run.unloading) return 37;
      if (run.pid === null) spawnJob(world, run, 'non-ipc demand', gone);
      else if (kill) {
        run.again = true;
        endJob(world, run);
      }
      return null;
    },
    allow(name, label, allowed) {
      // What is switched off is kept on disk, so that a session is not needed for it.
      if (domain(name) === 'absent') return 112;
      off.set(name, new Map([...(off.get(name) ?? []), [label, !allowed]]));
      return null;
    },
    signal(name, label, word) {
      const run = known(name, label);
      if (typeof run === 'number') return run;
      if (run.pid === null) return 3;
      world.processes.signal(run.pid, word);
      return null;
    },
    session(there) {
      session = there;
    },
  };
  return launchd;
}
