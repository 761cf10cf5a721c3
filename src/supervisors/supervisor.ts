import type {
  Command,
  Gateway,
  Host,
  LogLine,
  LogValue,
  Look,
  Owner,
  ReadingName,
  Readings,
  SupervisorValue,
  UnitValue,
  User,
} from '../model/index.ts';
import type {Variables} from '../probes/parse/env-file.ts';
import type {Known} from '../probes/probe.ts';
import type {Trace} from './trace.ts';
import type {ArmedWords, Words} from './words.ts';

/** One kind of supervisor, with everything in which it differs from the others. Nobody outside of its folder knows its programs. */
export interface Supervisor {
  readonly name: string;
  /** The owners that it can be, each in words for a person. */
  readonly owners: Readonly<Record<Owner, string>>;
  /** Whether it can be there on such a machine at all (`linux`, `darwin` …); it is asked nothing where it cannot. */
  livesOn(os: string): boolean;
  /** Traces of gateways among its definitions on disk; null where a home may not be looked into. */
  traces(host: Host, where: Place): Promise<readonly Trace[]>;
  /** What it holds for this gateway. */
  state(host: Host, gateway: Gateway, known: Known): Promise<Held>;
  /** What shows only by the processes that were found: a container by the group of a process in it. */
  around(host: Host, gateway: Gateway, known: Known, running: readonly RunningGateway[]): Promise<Around>;
  /** Whether a gateway's process that none of its units holds is its own after all, and under which owner. */
  ownerOf(process: RunningGateway, gateway: Gateway): Owner | null;
  readonly log: SupervisorLog;
  /** Its definition three times over: as loaded, as on disk, as this release would write it. Null where it has none to compare. */
  definition(host: Host, gateway: Gateway, readings: Readings): Promise<Look<UnitValue> | null>;
  /** The command that its definition starts; null where there is none. */
  program(host: Host, gateway: Gateway, readings: Readings): Promise<Program | null>;
  /** What it gives the gateway's process as environment, the source that wins first. */
  environment(host: Host, gateway: Gateway, readings: Readings): Promise<readonly VariableSource[]>;
  /** The words of every next command. */
  readonly words: Words;
  /** How an undo is left with it for the case that the console is gone; absent = it has no way to do so. */
  readonly armed?: ArmedWords;
  /** Whether this is what keeps services on such a machine, as long as nothing of the gateway has been found on it. */
  usualOn(os: string): boolean;
  /** Readings without which nobody can say that all is well under it. */
  readonly needed: readonly ReadingName[];
}

/** Where definitions can lie: the whole host's folders, or those of one user's home. */
export type Place = {readonly users: readonly User[]} | {readonly home: User};

export interface Held extends Pick<SupervisorValue, 'units' | 'unasked' | 'services'> {
  /** Who owns the gateway by what runs, or is started again, here. */
  readonly owners: readonly Owner[];
}

/** What is known of a gateway only beside what runs: services, and who could not be asked for some. */
export interface Around extends Pick<SupervisorValue, 'services' | 'unasked'> {
  /** Containers that are known to be another gateway's: a port in their processes' words is one of their own world. */
  readonly others?: readonly string[];
}

/** A gateway's process with what its control group says; `ours` = it belongs to the gateway under look and not to another profile. */
export interface RunningGateway {
  readonly pid: number;
  readonly ours: boolean;
  readonly unit: string | null;
  readonly managerUid: number | null;
  readonly container: string | null;
  /** Whose child it is, from the nearest upwards. */
  readonly parents: readonly number[];
}

export interface Program {
  /** What is really executed, where that is known better than by the first word. */
  readonly path: string | null;
  readonly argv: readonly string[];
}

/** A place that sets variables for the gateway's process. */
export interface VariableSource {
  readonly kind: 'environment-file' | 'drop-in' | 'unit' | 'manager';
  readonly path: string;
  readonly variables: Variables;
}

/** Where the supervisor keeps what the gateway and itself wrote. */
export interface SupervisorLog {
  read(host: Host, gateway: Gateway, known: Known): Promise<readonly LogSource[]>;
  /** As far back as this moment, and more lines than a look needs; absent where it is not read yet. */
  past?(host: Host, gateway: Gateway, known: Known, since: number): Promise<readonly LogSource[]>;
  /** What the kernel says of processes that it killed; null where this supervisor has no way to its log. */
  kernel(host: Host): Promise<Look<LogValue['kernelOom']>> | null;
  /** A child that hands over new lines as they come, each for `line`; null where there is none. */
  follow(gateway: Gateway): Command | null;
  /** Null when the line is none of the log's. */
  entry(raw: string): LogEntry | null;
}

export interface LogSource {
  readonly name: string;
  readonly look: Look<readonly LogEntry[]>;
}

/** A line, and what it tells of the gateway's restarts. */
export interface LogEntry {
  readonly line: LogLine;
  /** The end of the main process. */
  readonly exit: {readonly how: string; readonly status: string} | null;
  /** The number of a restart that the supervisor decided on by itself. */
  readonly restart: number | null;
  /** The supervisor started it, or gave up starting it. */
  readonly start: 'done' | 'given-up' | null;
}
