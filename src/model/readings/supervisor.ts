import type {Owner} from '../gateway.ts';

export interface SupervisorValue {
  readonly owner: Owner;
  /** The gateway's unit in the owner's user manager and in the system manager; loaded or not. */
  readonly units: readonly UnitState[];
  /** Managers that could not be asked, with the reason. */
  readonly unasked: readonly {readonly scope: 'user' | 'system'; readonly detail: string}[];
  /** What other supervisors than the unit managers hold for it: jobs, containers; running or not. */
  readonly services: readonly Service[];
  /** The unit that counts where several are there, by its manager and name; the pane, the findings and the ticket all speak of it. */
  readonly chosen?: Pick<UnitState, 'scope' | 'name'> | null;
  /** Gateway processes of any user, whoever started them (never identified by name alone: argv, unit, port, lock). */
  readonly processes: readonly GatewayProcess[];
  readonly lock: GatewayLock | null;
}

export interface UnitState {
  readonly scope: 'user' | 'system';
  readonly name: string;
  /** systemd's words: loaded, not-found, masked, bad-setting, error. */
  readonly load: string;
  readonly active: string;
  readonly sub: string;
  readonly result: string;
  /** ExecMainCode: 1 exited, 2 killed, 3 dumped; 0 = has not run. */
  readonly exit: {readonly how: 'none' | 'exited' | 'killed' | 'dumped'; readonly status: number};
  readonly restarts: number;
  readonly mainPid: number | null;
  /** Every process in the unit's control group, MainPID included. */
  readonly pids: readonly number[];
  readonly needReload: boolean;
  readonly enabled: string;
  readonly fragment: string | null;
  readonly dropIns: readonly string[];
  readonly environmentFiles: readonly {readonly path: string; readonly optional: boolean}[];
  readonly exec: {readonly path: string; readonly argv: readonly string[]} | null;
  readonly restart: {
    readonly policy: string;
    readonly delayMs: number | null;
    readonly burst: number | null;
    readonly intervalMs: number | null;
  };
  readonly stateSince: number | null;
  readonly startedAt: number | null;
  readonly exitedAt: number | null;
  readonly memoryBytes: number | null;
}

/** One thing that a supervisor holds for this gateway and of which it tells less than a unit manager does. */
export interface Service {
  /** The supervisor whose it is, by the name of its record. */
  readonly by: string;
  /** Who owns the gateway while this one runs. */
  readonly owner: Owner;
  /** The part of the supervisor that holds it; empty where there is only one. */
  readonly scope: string;
  readonly name: string;
  /** How a person calls it. */
  readonly title: string;
  /** One word of the supervisor's own for its state. */
  readonly state: string;
  /** Its state with whatever the supervisor tells beside it. */
  readonly detail: string;
  readonly running: boolean;
  readonly pid: number | null;
  /** How often it was started, and how it ended the last time; null = not told. */
  readonly starts: number | null;
  readonly lastExit: number | null;
  /** Somebody, or OpenClaw, has told the supervisor not to start it; null = not known. */
  readonly disabled: boolean | null;
  /** It lives in a world of its own, so it claims this gateway only where the two collide. */
  readonly apart: boolean;
}

export interface GatewayProcess extends ProcessFacts {
  /** Why it is taken for this host's gateway. */
  readonly because: 'unit' | 'lock' | 'port' | 'argv';
}

export interface ProcessFacts {
  readonly pid: number;
  readonly ppid: number;
  readonly uid: number;
  readonly user: string;
  readonly argv: readonly string[];
  /** One letter of /proc/PID/stat: R S D T Z … */
  readonly state: string;
  readonly startedAt: number | null;
  /** The systemd unit whose control group it is in, e.g. `openclaw-gateway.service`, `session-3.scope`. */
  readonly unit: string | null;
  readonly rssBytes: number | null;
  /** Parents from the nearest upwards, pid 1 left out. */
  readonly parents: readonly {readonly pid: number; readonly name: string}[];
}

export interface GatewayLock {
  readonly path: string;
  readonly pid: number | null;
  readonly port: number | null;
  readonly role: string;
  readonly createdAt: number | null;
  /** Whether that pid lives; null = could not be seen. */
  readonly alive: boolean | null;
}
