import type {Dial, Dialled, FileFacts, FileText, Look, Platform, Ran, Vitals} from '../model/index.ts';

/** One line of a recording: first what was recorded, then every call with its answer, in the order of the answers. */
export type RecordingLine =
  | {
      readonly type: 'recording';
      readonly schema: 'rungs.recording/1';
      readonly at: number;
      readonly name: string;
      readonly platform: Platform;
    }
  | {
      readonly type: 'run';
      readonly at: number;
      readonly call: {readonly argv: readonly string[]; readonly as: string | null};
      readonly answer: Look<Ran>;
    }
  | {
      readonly type: 'line';
      readonly at: number;
      readonly call: {readonly argv: readonly string[]; readonly as: string | null};
      readonly line: string;
    }
  | {
      readonly type: 'ended';
      readonly at: number;
      readonly call: {readonly argv: readonly string[]; readonly as: string | null};
      readonly why: string;
    }
  | {
      readonly type: 'read';
      readonly at: number;
      readonly call: {readonly path: string; readonly from: 'head' | 'tail'};
      readonly answer: Look<FileText>;
    }
  | {readonly type: 'list'; readonly at: number; readonly call: {readonly path: string}; readonly answer: Look<readonly string[]>}
  | {readonly type: 'stat'; readonly at: number; readonly call: {readonly path: string}; readonly answer: Look<FileFacts>}
  | {readonly type: 'link'; readonly at: number; readonly call: {readonly path: string}; readonly answer: Look<string>}
  | {readonly type: 'dial'; readonly at: number; readonly call: DialCall; readonly answer: Look<Dialled>}
  | {readonly type: 'vitals'; readonly at: number; readonly call: Readonly<Record<never, never>>; readonly answer: Look<Vitals>};

export interface DialCall {
  readonly what: Dial['what'];
  readonly host: string;
  readonly port: number | null;
  readonly path: string | null;
  readonly secure?: true;
}

/** The same call has the same key, whatever its limits were. */
export function keyOf(type: string, call: unknown): string {
  return JSON.stringify([type, call]);
}

export function dialCall(call: Dial): DialCall {
  return {
    what: call.what,
    host: call.host,
    port: 'port' in call ? call.port : null,
    path: 'path' in call ? call.path : null,
    ...('secure' in call && call.secure ? {secure: true as const} : {}),
  };
}
