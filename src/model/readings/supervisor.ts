import {z} from 'zod';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';
import type {Owner} from '../gateway.ts';
import {type ProcessFacts, processParts} from './process.ts';
import {type ServiceRun, serviceRunShape} from './service-run.ts';

export interface SupervisorValue {
  readonly owner: Owner;
  /** The gateway's unit in the owner's user manager and in the system manager; loaded or not. */
  readonly units: readonly UnitState[];
  /** Managers and engines that are there and could not be asked, with the reason. */
  readonly unasked: readonly {readonly scope: Unasked; readonly detail: string}[];
  /** What other supervisors than the unit managers hold for it: jobs, containers; running or not. */
  readonly services: readonly Service[];
  /** The unit that counts where several are there, by its manager and name; the pane, the findings and the ticket all speak of it. */
  readonly chosen?: Pick<UnitState, 'scope' | 'name'> | null;
  /** Gateway processes of any user, whoever started them (never identified by name alone: argv, unit, port, lock). */
  readonly processes: readonly GatewayProcess[];
  readonly lock: GatewayLock | null;
  /** What starts the services of this machine, where it is not the usual one; rules and words ask it also where nothing of the gateway was found. */
  readonly init?: 'launchd';
}

export type Unasked = UnitState['scope'] | 'docker' | 'podman' | 'launchd';

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
  /** What pulls it in at a boot or a login; empty = nothing does. */
  readonly wantedBy?: readonly string[];
  /** Of a unit of a user: whether that user's manager runs without a login; absent = not to be seen. */
  readonly lingers?: boolean;
  /** What systemd checked before its last start and found not to be so, where it was not started for that. */
  readonly unmet?: {readonly check: 'condition' | 'assertion'; readonly at: number};
  /** Units without which it does not run and that do not run themselves; looked at only while it does not run. */
  readonly lacks?: readonly LackedUnit[];
}

export interface LackedUnit {
  readonly name: string;
  /** The setting that binds it. */
  readonly by: 'BindsTo' | 'Requires' | 'Requisite' | 'PartOf';
  readonly load: string;
  readonly active: string;
  readonly sub: string;
  readonly result: string;
  readonly stateSince: number | null;
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
  /** The file that defines it. */
  readonly definition?: string;
  /** OpenClaw's own installer wrote that file, and would write it anew. */
  readonly ours?: boolean;
  /** False where only its definition is there and its supervisor holds nothing of it. */
  readonly loaded?: boolean;
  /** It has been told to end, and has not yet. */
  readonly ending?: boolean;
  /** Files that take what it prints. */
  readonly logs?: readonly string[];
  /** Absent where the supervisor tells no more than the above. */
  readonly run?: ServiceRun;
}

export interface GatewayProcess extends ProcessFacts {
  /** Why it is taken for this host's gateway. */
  readonly because: 'unit' | 'lock' | 'port' | 'argv';
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

export function supervisorShape(): z.ZodType<SupervisorValue> {
  return partsOf<SupervisorValue>({
    owner: z.string(),
    units: listOf(unitShape()),
    unasked: listOf(z.object({scope: z.enum(['user', 'system', 'docker', 'podman', 'launchd']), detail: z.string()})),
    services: listOf(serviceShape()),
    chosen: z.exactOptional(z.object({scope: scopeShape(), name: z.string()}).nullable()),
    processes: listOf(gatewayProcessShape()),
    lock: lockShape().nullable(),
    init: z.exactOptional(z.literal('launchd')),
  });
}

function scopeShape(): z.ZodType<UnitState['scope']> {
  return z.enum(['user', 'system']);
}

function unitShape(): z.ZodType<UnitState> {
  return partsOf<UnitState>({
    scope: scopeShape(),
    name: z.string(),
    load: z.string(),
    active: z.string(),
    sub: z.string(),
    result: z.string(),
    exit: z.object({how: z.enum(['none', 'exited', 'killed', 'dumped']), status: z.number()}),
    restarts: z.number(),
    mainPid: z.number().nullable(),
    pids: listOf(z.number()),
    needReload: z.boolean(),
    enabled: z.string(),
    fragment: z.string().nullable(),
    dropIns: listOf(z.string()),
    environmentFiles: listOf(z.object({path: z.string(), optional: z.boolean()})),
    exec: z.object({path: z.string(), argv: listOf(z.string())}).nullable(),
    restart: z.object({
      policy: z.string(),
      delayMs: z.number().nullable(),
      burst: z.number().nullable(),
      intervalMs: z.number().nullable(),
    }),
    stateSince: timeShape().nullable(),
    startedAt: timeShape().nullable(),
    exitedAt: timeShape().nullable(),
    memoryBytes: z.number().nullable(),
    wantedBy: z.exactOptional(listOf(z.string())),
    lingers: z.exactOptional(z.boolean()),
    unmet: z.exactOptional(z.object({check: z.enum(['condition', 'assertion']), at: timeShape()})),
    lacks: z.exactOptional(listOf(lackedShape())),
  });
}

function lackedShape(): z.ZodType<LackedUnit> {
  return partsOf<LackedUnit>({
    name: z.string(),
    by: z.enum(['BindsTo', 'Requires', 'Requisite', 'PartOf']),
    load: z.string(),
    active: z.string(),
    sub: z.string(),
    result: z.string(),
    stateSince: timeShape().nullable(),
  });
}

function serviceShape(): z.ZodType<Service> {
  return partsOf<Service>({
    by: z.string(),
    owner: z.string(),
    scope: z.string(),
    name: z.string(),
    title: z.string(),
    state: z.string(),
    detail: z.string(),
    running: z.boolean(),
    pid: z.number().nullable(),
    starts: z.number().nullable(),
    lastExit: z.number().nullable(),
    disabled: z.boolean().nullable(),
    apart: z.boolean(),
    definition: z.exactOptional(z.string()),
    ours: z.exactOptional(z.boolean()),
    loaded: z.exactOptional(z.boolean()),
    ending: z.exactOptional(z.boolean()),
    logs: z.exactOptional(listOf(z.string())),
    run: z.exactOptional(serviceRunShape()),
  });
}

function gatewayProcessShape(): z.ZodType<GatewayProcess> {
  return partsOf<GatewayProcess>({...processParts(), because: z.enum(['unit', 'lock', 'port', 'argv'])});
}

function lockShape(): z.ZodType<GatewayLock> {
  return partsOf<GatewayLock>({
    path: z.string(),
    pid: z.number().nullable(),
    port: z.number().nullable(),
    role: z.string(),
    createdAt: timeShape().nullable(),
    alive: z.boolean().nullable(),
  });
}
