import {type JobRun, newJobRun} from './job-run.ts';
import type {Launchd, Refused} from './launchd.ts';
import {endJob, type LaunchdNeeds, spawnJob} from './life.ts';
import {loadJob} from './loaded-job.ts';

/** The launchd of a Mac on which nothing is loaded yet. */
export function createLaunchd(world: LaunchdNeeds, isSession: boolean): Launchd {
  const state: State = {world, gui: `gui/${world.scene.user.uid}`, runs: new Map(), off: new Map(), session: isSession};
  const isThere = (domain: string): boolean => domainOf(state, domain) === 'there';
  return {
    domain: (name) => domainOf(state, name),
    job: (domain, label) => (isThere(domain) ? (state.runs.get(`${domain}/${label}`) ?? null) : null),
    jobs: (domain) => (isThere(domain) ? [...state.runs.values()].filter((run) => run.domain === domain) : []),
    disabled: (domain) => state.off.get(domain) ?? new Map(),
    bootstrap: (domain, path) => bootstrap(state, domain, path),
    bootout: (domain, label) => bootout(state, domain, label),
    kickstart: (domain, label, kill) => kickstart(state, domain, label, kill),
    allow(domain, label, allowed) {
      // What is switched off is kept on disk, so that a session is not needed for it.
      if (domainOf(state, domain) === 'absent') return 112;
      state.off.set(domain, new Map([...(state.off.get(domain) ?? []), [label, !allowed]]));
      return null;
    },
    signal(domain, label, word) {
      const run = known(state, domain, label);
      if (typeof run === 'number') return run;
      if (run.pid === null) return 3;
      world.processes.signal(run.pid, word);
      return null;
    },
  };
}

interface State {
  readonly world: LaunchdNeeds;
  /** The one domain that needs somebody at the desktop. */
  readonly gui: string;
  readonly runs: Map<string, JobRun>;
  readonly off: Map<string, ReadonlyMap<string, boolean>>;
  readonly session: boolean;
}

function domainOf({gui, session}: State, name: string): ReturnType<Launchd['domain']> {
  if (name === 'system') return 'there';
  if (name === gui) return session ? 'there' : 'no session';
  return name === 'gui/0' ? 'no session' : 'absent';
}

function refusedBy(state: State, name: string): Refused {
  return ({there: null, absent: 112, 'no session': 125} as const)[domainOf(state, name)];
}

function known(state: State, domain: string, label: string): JobRun | Exclude<Refused, null> {
  return refusedBy(state, domain) ?? state.runs.get(`${domain}/${label}`) ?? 113;
}

function goneFrom({runs}: State): (run: JobRun) => void {
  return ({domain, job}) => void runs.delete(`${domain}/${job.label}`);
}

function bootstrap(state: State, domain: string, path: string): Refused {
  const {world, runs, off} = state;
  const no = refusedBy(state, domain);
  if (no !== null) return no;
  if (world.files.peek(path) === null) return 2;
  const job = loadJob(world.files, path);
  // What is there, what is on its way out and what is switched off: all of them are the same error.
  if (job === null || runs.has(`${domain}/${job.label}`) || off.get(domain)?.get(job.label) === true) return 5;
  const run = newJobRun(domain, job);
  runs.set(`${domain}/${job.label}`, run);
  const starts = job.runAtLoad || (job.keepAlive !== 'never' && job.keepAlive !== 'after a crash');
  if (starts) spawnJob(world, run, 'speculative', goneFrom(state));
  return null;
}

function bootout(state: State, domain: string, label: string): Refused {
  const run = known(state, domain, label);
  if (typeof run === 'number') return run === 113 ? 3 : run;
  if (run.unloading) return 37;
  run.unloading = true;
  if (run.pid !== null) {
    endJob(state.world, run);
    return null;
  }
  run.timer?.cancel();
  goneFrom(state)(run);
  return null;
}

function kickstart(state: State, domain: string, label: string, kill: boolean): Refused {
  const run = known(state, domain, label);
  if (typeof run === 'number') return run;
  if (run.unloading) return 37;
  if (run.pid === null) spawnJob(state.world, run, 'non-ipc demand', goneFrom(state));
  else if (kill) {
    run.again = true;
    endJob(state.world, run);
  }
  return null;
}
