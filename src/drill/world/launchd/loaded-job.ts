import {type Plist, parsePlist} from '../../../supervisors/launchd/plist.ts';
import type {Files} from '../files.ts';

/** A job as launchd has read it: later changes of its file do not reach it before it is loaded anew. */
export interface LoadedJob {
  readonly label: string;
  /** The file that it was loaded from. */
  readonly path: string;
  readonly program: string;
  readonly words: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  readonly folder: string | null;
  readonly out: string | null;
  readonly err: string | null;
  readonly userName: string | null;
  readonly runAtLoad: boolean;
  readonly keepAlive: KeepAlive;
  readonly throttleS: number;
  readonly exitTimeoutS: number;
  readonly umask: number | null;
  readonly source: string;
}

/** When an end is followed by another start. */
export type KeepAlive = 'always' | 'never' | 'after failure' | 'after success' | 'after a crash';

/** Null where there is no such file, or one that launchd does not understand. */
export function loadJob(files: Files, path: string): LoadedJob | null {
  const node = files.peek(path);
  const list = node?.kind === 'file' ? parsePlist(node.text) : null;
  if (!isTable(list) || node === null) return null;
  const words = wordsOf(list['ProgramArguments']);
  const program = textOf(list['Program']) ?? words[0];
  const label = textOf(list['Label']);
  if (program === undefined || label === null) return null;
  return {
    label,
    path,
    program,
    words: words.length === 0 ? [program] : words,
    variables: variablesOf(list['EnvironmentVariables']),
    folder: textOf(list['WorkingDirectory']),
    out: textOf(list['StandardOutPath']),
    err: textOf(list['StandardErrorPath']),
    userName: textOf(list['UserName']),
    runAtLoad: list['RunAtLoad'] === true,
    keepAlive: keepAliveOf(list['KeepAlive']),
    throttleS: numberOf(list['ThrottleInterval']) ?? 10,
    exitTimeoutS: numberOf(list['ExitTimeOut']) ?? 5,
    umask: numberOf(list['Umask']),
    source: node.text,
  };
}

function keepAliveOf(value: Plist | undefined): KeepAlive {
  if (value === true) return 'always';
  if (!isTable(value)) return 'never';
  if (value['SuccessfulExit'] !== undefined) return value['SuccessfulExit'] === true ? 'after success' : 'after failure';
  return value['Crashed'] === true ? 'after a crash' : 'never';
}

function variablesOf(value: Plist | undefined): ReadonlyMap<string, string> {
  const all = isTable(value) ? Object.entries(value) : [];
  return new Map(all.flatMap(([name, one]) => (typeof one === 'string' ? [[name, one] as const] : [])));
}

function wordsOf(value: Plist | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isTable(value: Plist | null | undefined): value is Readonly<Record<string, Plist>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Plist | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: Plist | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
