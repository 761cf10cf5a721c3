import type {Owner} from './gateway.ts';
import type {FileFacts, Vitals} from './host.ts';
import type {Look, Reading} from './look.ts';

/** What each probe brings back. All of it is JSON, cleaned, with secrets as pseudonyms. */
export interface ReadingValues {
  supervisor: SupervisorValue;
  ports: PortsValue;
  http: HttpValue;
  install: InstallValue;
  unit: UnitValue;
  config: ConfigValue;
  secrets: SecretsValue;
  capabilities: CapabilitiesValue;
  log: LogValue;
  vitals: VitalsValue;
  cli: CliValue;
  egress: EgressValue;
}

export type ReadingName = keyof ReadingValues;

/** The latest reading of each probe; a name is absent until its first look has come back. */
export type Readings = {readonly [N in ReadingName]?: Reading<ReadingValues[N]>};

// ---- supervisor ---------------------------------------------------------------------------------------------------

export interface SupervisorValue {
  readonly owner: Owner;
  /** The gateway's unit in the owner's user manager and in the system manager; loaded or not. */
  readonly units: readonly UnitState[];
  /** Managers that could not be asked, with the reason. */
  readonly unasked: readonly {readonly scope: 'user' | 'system'; readonly detail: string}[];
  readonly launchd: readonly LaunchdJob[];
  /** Containers that run a gateway, from a container CLI or from a process's cgroup. */
  readonly containers: readonly {readonly name: string; readonly state: string; readonly image: string}[];
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
  readonly restart: {readonly policy: string; readonly delayMs: number | null; readonly burst: number | null; readonly intervalMs: number | null};
  readonly stateSince: number | null;
  readonly startedAt: number | null;
  readonly exitedAt: number | null;
  readonly memoryBytes: number | null;
}

export interface LaunchdJob {
  readonly domain: string;
  readonly label: string;
  readonly state: string;
  readonly pid: number | null;
  readonly runs: number | null;
  readonly lastExit: number | null;
  readonly disabled: boolean | null;
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

// ---- ports --------------------------------------------------------------------------------------------------------

export interface PortsValue {
  /** The gateway port first, then derived ports on which somebody listens. */
  readonly ports: readonly PortState[];
}

export interface PortState {
  readonly port: number;
  readonly role: 'gateway' | 'browser-control' | 'telegram-webhook' | 'cli-default';
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly address: string;
  readonly uid: number;
  readonly user: string;
  /** Null when the owner belongs to another user and cannot be seen. */
  readonly process: ProcessFacts | null;
}

// ---- http ---------------------------------------------------------------------------------------------------------

export interface HttpValue {
  readonly address: string;
  readonly port: number;
  readonly healthz: Look<HttpAnswer>;
  readonly readyz: Look<HttpAnswer>;
  readonly startupz: Look<HttpAnswer>;
  /** What /readyz says, when the answer had OpenClaw's shape. */
  readonly ready: ReadyFacts | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly tookMs: number;
  /** False = something answers HTTP on the port that is not a gateway. */
  readonly openclaw: boolean;
  /** The first 200 characters, for evidence. */
  readonly body: string;
}

export interface ReadyFacts {
  readonly ready: boolean;
  readonly failing: readonly string[];
  readonly suppressed: readonly string[];
  readonly uptimeMs: number | null;
  /** Null on releases that do not say (an old daemon). */
  readonly eventLoop: {readonly degraded: boolean; readonly reasons: readonly string[]} | null;
  /** From /startupz where there is one. */
  readonly startup: 'started' | 'starting' | 'draining' | null;
  readonly pendingReason: string | null;
  readonly version: string | null;
}

// ---- install ------------------------------------------------------------------------------------------------------

export interface InstallValue {
  readonly cli: Look<CliInstall>;
  /** What the loaded unit starts. Null without a unit. */
  readonly unit: EntryFacts | null;
  /** What the running gateway process was started from, from its argv. Null when nothing runs. */
  readonly running: EntryFacts | null;
}

export interface CliInstall {
  readonly path: string;
  readonly packageRoot: string;
  readonly version: string;
  /** The entry file that this version ships for the gateway. */
  readonly entry: string | null;
  /** `engines.node` of the package. */
  readonly nodeWanted: string | null;
}

export interface EntryFacts {
  readonly node: {readonly path: string; readonly exists: boolean | null; readonly version: string | null};
  /** The .js file, null where the unit starts a wrapper or another program. */
  readonly entry: string | null;
  readonly entryExists: boolean | null;
  readonly packageRoot: string | null;
  readonly version: string | null;
  readonly nodeWanted: string | null;
}

// ---- unit ---------------------------------------------------------------------------------------------------------

export interface UnitValue {
  readonly scope: 'user' | 'system' | null;
  /** Null when the source could not be had, e.g. no template for this version. */
  readonly files: readonly {readonly path: string; readonly mode: number | null}[];
  readonly rows: readonly UnitRow[];
  /** Which release's installer the third column was made after, e.g. `2026.9.6`. */
  readonly templateOf: string | null;
}

/** One setting, three sources side by side; null = not set there. Secret values are pseudonyms. */
export interface UnitRow {
  readonly key: string;
  readonly loaded: string | null;
  readonly disk: string | null;
  readonly wanted: string | null;
  readonly differs: 'no' | 'disk' | 'wanted' | 'both';
}

// ---- config -------------------------------------------------------------------------------------------------------

export interface ConfigValue {
  readonly path: string;
  readonly facts: FileFacts | null;
  readonly state: 'valid' | 'missing' | 'broken' | 'unreadable';
  /** For `broken`: where and what. */
  readonly problem: {readonly line: number; readonly column: number; readonly message: string} | null;
  readonly mode: string | null;
  readonly bind: string | null;
  readonly authMode: string | null;
  /** Whether any gateway credential is configured (by file or reference), never its value. */
  readonly authConfigured: boolean;
  readonly port: number | null;
  readonly touchedVersion: string | null;
  readonly topKeys: readonly string[];
  /** The file that the unit's environment makes the daemon read; differs from `path` in a split. */
  readonly daemonPath: string | null;
  /** `${NAME}` and SecretRef references: where in the file, what it refers to. */
  readonly references: readonly {readonly at: string; readonly name: string; readonly source: string}[];
  /** Remains of broken writes beside the file: .bak, .rejected.*, .clobbered.* */
  readonly remains: readonly string[];
}

// ---- secrets ------------------------------------------------------------------------------------------------------

export interface SecretsValue {
  /** Every secret-looking key that a source sets, with all its sources in the daemon's order of precedence. */
  readonly keys: readonly SecretKey[];
  /** Environment files that the unit names, present or not. */
  readonly envFiles: readonly {readonly path: string; readonly optional: boolean; readonly state: 'present' | 'missing' | 'denied'}[];
  /** Files that hold secrets, with modes and owners. */
  readonly files: readonly {readonly path: string; readonly facts: FileFacts}[];
  /** Names (never values) in the running daemon's own environment; null = could not be read. */
  readonly daemonNames: readonly string[] | null;
}

export interface SecretKey {
  /** The environment variable's name, or `gateway.auth.token` and the like for the config's own literal. */
  readonly name: string;
  readonly sources: readonly SecretSource[];
  /** What the daemon got, where it can be seen or follows from the proved order. */
  readonly daemon: {readonly mark: string; readonly from: string} | null;
  /** What a CLI started from a clean shell gets. */
  readonly cli: {readonly mark: string; readonly from: string} | null;
}

export interface SecretSource {
  readonly kind: 'config' | 'environment-file' | 'drop-in' | 'unit' | 'manager' | 'dotenv' | 'config-env' | 'process';
  readonly where: string;
  /** The pseudonym; equal marks are equal values. */
  readonly mark: string;
}

// ---- capabilities -------------------------------------------------------------------------------------------------

export interface CapabilitiesValue {
  readonly capabilities: readonly Capability[];
  /** Why nothing beyond `claimed` could be said, when that is so. */
  readonly limitedBy: string | null;
}

export type CapabilityState = 'claimed' | 'loaded' | 'working' | 'failed' | 'not-provable' | 'off';

export interface Capability {
  readonly kind: 'channel' | 'provider' | 'plugin' | 'skill' | 'mcp' | 'speech' | 'browser' | 'hook' | 'cron';
  readonly name: string;
  /** Where it is claimed, e.g. `openclaw.json channels.telegram`, `service environment`. */
  readonly claimedIn: string;
  readonly state: CapabilityState;
  /** One line: what the latest look said, or what would prove it. */
  readonly detail: string;
  readonly sends: boolean | null;
  readonly receives: boolean | null;
  readonly checkedAt: number | null;
  readonly tookMs: number | null;
}

// ---- log ----------------------------------------------------------------------------------------------------------

export interface LogValue {
  readonly sources: readonly {readonly name: string; readonly lines: number; readonly unseen: string | null}[];
  /** The newest lines, oldest first, at most 400. */
  readonly lines: readonly LogLine[];
  readonly signatures: readonly SignatureHit[];
  /** Ends of the unit's main process within the window looked at, oldest first. */
  readonly exits: readonly {readonly at: number; readonly how: string; readonly status: string}[];
  readonly restarts: readonly {readonly at: number; readonly counter: number}[];
  /** systemd said "Start request repeated too quickly" after the last start. */
  readonly startLimitAt: number | null;
  readonly kernelOom: readonly {readonly at: number; readonly line: string}[];
}

export interface LogLine {
  readonly at: number;
  readonly from: 'systemd' | 'gateway' | 'file' | 'kernel';
  readonly pid: number | null;
  readonly text: string;
}

export interface SignatureHit {
  readonly id: string;
  readonly count: number;
  readonly lastAt: number;
  readonly line: string;
}

// ---- vitals -------------------------------------------------------------------------------------------------------

export interface VitalsValue extends Vitals {
  /** The state directory, the log directory and / each mapped to the disk that holds it. */
  readonly paths: readonly {readonly path: string; readonly mount: string}[];
  /** Whether the clock is kept by NTP, and how far off it is where that can be told. */
  readonly clock: {readonly synchronised: boolean | null; readonly offsetMs: number | null};
}

// ---- cli and live probes (rungs, `check --deep`) --------------------------------------------------------------------

/** What the OpenClaw CLI said, parsed loosely: unknown keys of a future version are kept out, never fatal. */
export interface CliValue {
  readonly answers: readonly CliAnswer[];
}

export interface CliAnswer {
  /** The command as one string, without `openclaw`: `gateway status --deep --json`. */
  readonly command: string;
  readonly at: number;
  readonly tookMs: number;
  readonly exit: number | null;
  readonly ended: 'exit' | 'signal' | 'limit' | 'stopped';
  /** The JSON document of standard output, when there was one. */
  readonly json: unknown;
  /** The last lines of standard error. */
  readonly stderr: string;
}

export interface EgressValue {
  readonly checks: readonly {readonly target: string; readonly what: 'name' | 'tls'; readonly result: Look<{readonly tookMs: number}>}[];
}
