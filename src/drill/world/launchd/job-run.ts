import type {Timer} from '../time.ts';
import type {LoadedJob} from './loaded-job.ts';

/** One job of a domain: what was loaded, and how it stands. */
export interface JobRun {
  readonly domain: string;
  readonly job: LoadedJob;
  state: 'running' | 'not running' | 'spawn scheduled' | 'SIGTERMed' | 'SIGKILLed';
  pid: number | null;
  runs: number;
  /** How the last run ended; both null = it never did. The two exclude each other. */
  lastExit: number | null;
  signal: string | null;
  /** launchd itself could not start it. */
  spawnFailed: boolean;
  /** Why it was started. */
  reason: 'speculative' | 'inefficient' | 'non-ipc demand';
  spawnedAt: number | null;
  timer: Timer | null;
  /** It is taken out of its domain as soon as it has ended. */
  unloading: boolean;
  /** It is started again as soon as it has ended, whatever its KeepAlive. */
  again: boolean;
}

export function newJobRun(domain: string, job: LoadedJob): JobRun {
  return {
    domain,
    job,
    state: 'not running',
    pid: null,
    runs: 0,
    lastExit: null,
    signal: null,
    spawnFailed: false,
    reason: 'speculative',
    spawnedAt: null,
    timer: null,
    unloading: false,
    again: false,
  };
}
