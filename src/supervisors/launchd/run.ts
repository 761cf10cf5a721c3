import type {ServiceRun} from '../../model/index.ts';
import type {PrintedJob} from './print.ts';

/** States in which launchd starts the job by itself before long. */
const waits = /^(?:spawn scheduled|waiting)$/;

interface Beside {
  readonly keepsAlive: boolean;
  readonly startedAt: number | null;
  readonly user: string;
}

/**
 * How the job runs. launchd counts its starts and tells how the last run ended, not when: many runs alone are those of a job by the clock,
 * so that only bad ends are taken for crashes.
 */
export function runOf(job: PrintedJob, {keepsAlive, startedAt, user}: Beside, before: ServiceRun | undefined): ServiceRun {
  const runs = job.runs ?? 0;
  const endedBadly = job.signal === null ? (job.lastExit ?? 0) !== 0 : !/^Terminated/.test(job.signal);
  const restarts = Math.max(0, runs - 1);
  const grew = before !== undefined && restarts > before.restarts;
  return {
    exit: job.lastExit,
    outOfMemory: false,
    isRetrying: job.pid === null && (waits.test(job.state) || (job.spawnFailed && keepsAlive)),
    restarts,
    crashes: endedBadly ? runs : 0,
    ...(job.signal === null ? {} : {signal: job.signal}),
    ...(job.spawnFailed ? {neverBegan: true as const} : {}),
    startedAt,
    endedAt: null,
    restartTimes: [...(before?.restartTimes ?? []), ...(grew && startedAt !== null ? [startedAt] : [])].slice(-timesMax),
    restartPolicy: keepsAlive ? 'KeepAlive' : '',
    madeBy: null,
    cli: [],
    check: null,
    memoryMax: null,
    published: [],
    mounts: [],
    user,
    image: '',
    digest: '',
  };
}

/** What a burst of crashes is told by. */
const timesMax = 8;
