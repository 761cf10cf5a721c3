import type {Timer} from '../time.ts';
import type {LoadedUnit} from './loaded.ts';

/** One unit of a manager: what was loaded, and how it stands. */
export interface UnitRun {
  readonly name: string;
  loaded: LoadedUnit | null;
  active: 'inactive' | 'active' | 'activating' | 'deactivating' | 'failed';
  sub: string;
  result: string;
  mainPid: number;
  /** The pid of the latest run, over or not. */
  execPid: number;
  /** ExecMainCode: 0 not over, 1 exited, 2 killed, 3 dumped. */
  code: 0 | 1 | 2 | 3;
  status: number;
  restarts: number;
  /** The next start by hand begins to count restarts anew. */
  flush: boolean;
  startedAt: number | null;
  exitedAt: number | null;
  changedAt: number | null;
  activeAt: number | null;
  inactiveAt: number | null;
  /** When it was started within the start limit's interval. */
  starts: number[];
  timer: Timer | null;
  /** What is to happen when a stop is complete. */
  afterStop: (() => void) | null;
  invocation: string;
}

export function newRun(name: string, loaded: LoadedUnit): UnitRun {
  return {
    name,
    loaded,
    active: 'inactive',
    sub: 'dead',
    result: 'success',
    mainPid: 0,
    execPid: 0,
    code: 0,
    status: 0,
    restarts: 0,
    flush: false,
    startedAt: null,
    exitedAt: null,
    changedAt: null,
    activeAt: null,
    inactiveAt: null,
    starts: [],
    timer: null,
    afterStop: null,
    invocation: '',
  };
}
