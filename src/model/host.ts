import type {Look} from './look.ts';
import type {Answers, Question} from './question.ts';

/** The one narrow interface to the machine under look. Local, far, recorded and drill hosts implement it. */
export interface Host extends Verbs {
  readonly kind: 'local' | 'ssh' | 'via' | 'recorded' | 'drill';
  readonly name: string;
  /** What that machine is and who looks there; never what our own process says of itself elsewhere. */
  readonly platform: Platform;
  /** Many questions in one call: a host at the far end of a line is reached once for all of them. */
  ask<const Q extends readonly Question[]>(questions: Q): Answers<Q>;
  /** Starts a child that goes on (the journal) and hands over its lines until `stop`. */
  follow(command: Command, onLine: (line: string) => void): Following;
  readonly clock: Clock;
  /** The Node that runs this very program on that machine; it need not be asked for its version. */
  readonly ownNode?: OwnNode;
}

/** One question each. */
export interface Verbs {
  /** Runs argv under a limit: no shell, no terminal, standard input closed, the whole process group killed at the limit. */
  run(command: Command): Promise<Look<Ran>>;
  /** At most `bytesMax` of a file, from its head or its tail. */
  read(path: string, how: ReadHow): Promise<Look<FileText>>;
  list(path: string): Promise<Look<readonly string[]>>;
  stat(path: string): Promise<Look<FileFacts>>;
  /** Where a symbolic link (also /proc/PID/exe, /proc/PID/fd/N) points. */
  link(path: string): Promise<Look<string>>;
  dial(call: Dial): Promise<Look<Dialled>>;
  vitals(): Promise<Look<Vitals>>;
}

/** It does not change while a host is open. */
export interface Platform {
  /** `linux`, `darwin` …, as Node calls the system. */
  readonly os: string;
  /** Who looks. */
  readonly user: User;
  /** The folders in which who looks finds commands by their names; absent where nobody can say. */
  readonly path?: readonly string[];
}

export interface OwnNode {
  readonly version: string;
  readonly path: string;
  /** The file as it was when this program started from it. */
  readonly bytes: number;
  readonly modifiedAt: number;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Command {
  readonly argv: readonly string[];
  readonly limitMs: number;
  /** What is kept of each stream: this much of the head and as much of the tail. */
  readonly keepBytes: number;
  /** The user through whose eyes to look; absent = as we are. Only root can change it. */
  readonly as?: User;
  /** Added to a minimal environment (PATH, HOME, USER, LANG, XDG_RUNTIME_DIR); OPENCLAW_* of our own never passes. */
  readonly env?: Readonly<Record<string, string>>;
  /** Lower priority (nice 10), for anything that costs CPU. */
  readonly gentle?: boolean;
  /** It gets a temporary directory and caches of its own, which are removed after it: for a CLI that keeps things beside its work. */
  readonly scratch?: boolean;
  /** What it started in a session of its own lives on, as after a change that starts something; whatever else a command starts ends with it. */
  readonly mayLeave?: boolean;
  readonly signal?: AbortSignal;
}

export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

export interface Ran {
  readonly argv: readonly string[];
  /** How it ended: by itself, by a signal, killed at our limit, or because the responder stopped it. */
  readonly ended: 'exit' | 'signal' | 'limit' | 'stopped';
  readonly exit: number | null;
  readonly signal: string | null;
  readonly tookMs: number;
  readonly stdout: Captured;
  readonly stderr: Captured;
}

export interface Captured {
  /** Cleaned text; when cut, head and tail with one line between them that states what was left out. */
  readonly text: string;
  readonly bytes: number;
  readonly lines: number;
  readonly cut: {readonly bytes: number; readonly lines: number} | null;
  /** SHA-256 of the whole stream as it came, before cleaning; only when it was cut. */
  readonly sha256: string | null;
}

export interface Following {
  stop(): void;
  /** Resolves when the child has ended, with a sentence that says why. */
  readonly ended: Promise<string>;
}

export interface ReadHow {
  readonly bytesMax: number;
  readonly from?: 'head' | 'tail';
  /** Of a JSON document only these names of its top level are wanted; a host may leave out the others. */
  readonly only?: readonly string[];
}

export interface FileText {
  readonly text: string;
  /** Size of the whole file; larger than the text when it was cut. */
  readonly bytes: number;
  readonly cut: boolean;
}

export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'link' | 'socket' | 'other';
  readonly bytes: number;
  /** Permission bits only, e.g. 0o600. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly links: number;
  readonly modifiedAt: number;
}

export type Dial =
  | {readonly what: 'tcp'; readonly host: string; readonly port: number; readonly limitMs: number}
  | {
      readonly what: 'http';
      readonly host: string;
      readonly port: number;
      readonly path: string;
      readonly limitMs: number;
      readonly bytesMax: number;
      /** Over TLS, whoever signed the certificate and whatever it says: it is what is looked at. */
      readonly secure?: true;
    }
  | {readonly what: 'tls'; readonly host: string; readonly port: number; readonly limitMs: number}
  | {readonly what: 'name'; readonly host: string; readonly limitMs: number};

/** Refused = unreachable, no answer in time = late, an answer that is no HTTP = garbled. */
export interface Dialled {
  readonly tookMs: number;
  /** For `http`. */
  readonly status: number | null;
  readonly type: string | null;
  readonly body: string | null;
  /** For `name`. */
  readonly addresses: readonly string[];
  /** For a secure `http`. */
  readonly certificate?: Certificate;
}

/** What a listener shows of itself before it speaks. */
export interface Certificate {
  readonly validFrom: number;
  readonly validTo: number;
  readonly names: readonly string[];
  /** Nobody else vouches for it, and nobody could find it out by asking. */
  readonly selfSigned: boolean;
}

export interface Vitals {
  readonly os: string;
  readonly arch: string;
  readonly cpus: number;
  readonly load1: number;
  readonly uptimeMs: number;
  readonly memory: {
    readonly totalBytes: number;
    readonly availableBytes: number;
    readonly swapTotalBytes: number;
    readonly swapFreeBytes: number;
  };
  readonly disks: readonly Disk[];
}

export interface Disk {
  readonly mount: string;
  readonly totalBytes: number;
  readonly freeBytes: number;
  readonly inodes: number | null;
  readonly inodesFree: number | null;
}
