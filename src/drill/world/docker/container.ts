import type {Timer} from '../time.ts';
import type {Made} from './compose.ts';

/** One container of an engine: what it was made from, and how it stands. */
export interface Container {
  readonly id: string;
  readonly name: string;
  /** The service of the compose file that made it. */
  readonly service: string;
  readonly made: Made;
  readonly createdAt: number;
  state: 'created' | 'running' | 'restarting' | 'exited';
  /** Its first process and its helper, by the host's numbers; null while it has none. */
  pid: number | null;
  exit: number;
  outOfMemory: boolean;
  restarts: number;
  startedAt: number | null;
  endedAt: number | null;
  /** What the next restart waits for; doubled with each one that came too soon. */
  pauseMs: number;
  timer: Timer | null;
  /** Somebody asked it to end: no policy starts it again. */
  stopped: boolean;
  /** Somebody started it anew while it fell again and again. */
  pushed: boolean;
  readonly log: LogLine[];
}

export interface LogLine {
  readonly at: number;
  readonly text: string;
  readonly stream: 'out' | 'err';
}

export function newContainer(told: Pick<Container, 'id' | 'name' | 'service' | 'made' | 'createdAt'>): Container {
  return {
    ...told,
    state: 'created',
    pid: null,
    exit: 0,
    outOfMemory: false,
    restarts: 0,
    startedAt: null,
    endedAt: null,
    pauseMs: firstPauseMs,
    timer: null,
    stopped: false,
    pushed: false,
    log: [],
  };
}

export const firstPauseMs = 100;

/** It came up and fell again, and waits for the next time. */
export function isLooping({state, restarts, exit}: Container): boolean {
  return restarts >= 3 && exit !== 0 && (state === 'restarting' || state === 'running');
}
