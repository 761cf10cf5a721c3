import {expect} from 'vitest';
import type {Command, Host, Question, ReadHow} from '../../../src/model/index.ts';

/** The kinds of host that all answer alike. */
export type Kind = 'local' | 'far' | 'owner' | 'ssh' | 'recorded' | 'drill';

/** What a host of the contract stands on: the files of `place.ts`, and who answers on which port. */
export interface Place {
  /** The folder of the files. */
  readonly at: string;
  readonly ports: {readonly http: number; readonly silent: number; readonly closed: number; readonly talk: number};
  /** Who looks is not who owns the files. */
  readonly foreign: boolean;
}

export interface Case {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Questions as data; several go in one call. */
  readonly ask?: (place: Place) => readonly Question[];
  /** What no list of questions can say: following, stopping, the clock. */
  readonly act?: (host: Host, place: Place) => Promise<unknown>;
  /** What comes back, for `ask` one for each question. */
  readonly says: unknown | ((place: Place, kind: Kind) => unknown);
  /** Who cannot do it, and why. */
  readonly cannot?: Partial<Record<Kind, string>>;
}

export const limits = {limitMs: 20_000, keepBytes: 10_000} as const;

export const noShell = 'its programs are made for incidents; it has no shell';
export const noKernel = 'it has no kernel: devices, pipes and sparse files do not occur in its incidents';
export const noNetwork = 'its network has the addresses of its story and no others';

export function seen(value: unknown): unknown {
  return {seen: true, value};
}

/** Could not look, for this reason; words that must stand in the sentence. */
export function no(why: string, words = ''): unknown {
  return {seen: false, why, detail: expect.stringContaining(words)};
}

export function read(name: string, path: string, how: ReadHow, says: Case['says'], more: Partial<Case> = {}): Case {
  return {name: `reading ${name}`, ask: ({at}) => [{what: 'read', path: `${at}/${path}`, how}], says: one(says), ...more};
}

export function look(what: 'list' | 'stat' | 'link', name: string, path: string, says: Case['says'], more: Partial<Case> = {}): Case {
  return {
    name: `${what} of ${name}`,
    ask: ({at}) => [{what, path: path.startsWith('/') ? path : `${at}/${path}`}],
    says: one(says),
    ...more,
  };
}

/** A program of the shell: `run('…', 'echo a', seen…)`. */
export function sh(name: string, script: string, says: object, command: Partial<Command> = {}): Case {
  return {
    name: `a run ${name}`,
    ask: ({at}) => [{what: 'run', command: {argv: ['sh', '-c', script, at], ...limits, ...command}}],
    says: [seen(expect.objectContaining(says))],
    cannot: {drill: noShell},
  };
}

export function run(name: string, argv: readonly string[], says: unknown, command: Partial<Command> = {}, more: Partial<Case> = {}): Case {
  return {name: `a run ${name}`, ask: () => [{what: 'run', command: {argv, ...limits, ...command}}], says: [says], ...more};
}

export function ended(exit: number, stdout: unknown, stderr: unknown = ''): unknown {
  return seen(
    expect.objectContaining({
      ended: 'exit',
      exit,
      signal: null,
      stdout: expect.objectContaining({text: stdout}),
      stderr: expect.objectContaining({text: stderr}),
    }),
  );
}

function one(says: Case['says']): Case['says'] {
  return typeof says === 'function' ? (place: Place, kind: Kind) => [(says as (place: Place, kind: Kind) => unknown)(place, kind)] : [says];
}
