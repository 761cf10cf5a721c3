import type {JobRun} from './job-run.ts';

/** How launchd answered: null = it did, else its error number. */
export type Refused = 2 | 3 | 5 | 37 | 112 | 113 | 125 | null;

/** The launchd of a Mac: what is loaded in each domain, and what is switched off there. */
export interface Launchd {
  /** 'absent': there is no such user; 'no session': its user is not logged in at the desktop. */
  domain(name: string): 'there' | 'absent' | 'no session';
  job(domain: string, label: string): JobRun | null;
  jobs(domain: string): readonly JobRun[];
  disabled(domain: string): ReadonlyMap<string, boolean>;
  /** Loads a job from its file, and starts it where the file says so. */
  bootstrap(domain: string, path: string): Refused;
  /** Takes a job out. It comes back at once; what runs ends a little later, and until then nothing of that label is loaded. */
  bootout(domain: string, label: string): Refused;
  /** Starts a job now, whatever its conditions and its throttle; with `kill` what runs is ended before. */
  kickstart(domain: string, label: string, kill: boolean): Refused;
  allow(domain: string, label: string, allowed: boolean): Refused;
  signal(domain: string, label: string, name: string): Refused;
}
