import {readFileSync} from 'node:fs';
import type {Code, Facts, LogLine, LogValue, Verdict} from '../../../src/model/index.ts';
import {absentUnit, healthyReadings, now, refusedHttp, unit} from '../facts.ts';

/** One fault as it was made for real: what was to be seen, and what must be said of it. */
export interface Fault {
  readonly name: string;
  readonly facts: Facts;
  readonly verdict: Verdict;
  readonly root: Code | null;
  /** Everything that stands behind the root, in any order; nothing else may hold. */
  readonly behind: readonly Code[];
  /** Notes that may stand beside it. */
  readonly notes?: readonly Code[];
  /** What the root's text must quote. */
  readonly says: readonly string[];
  /** What one of the root's next commands must hold. */
  readonly next?: readonly string[];
}

const healthy = healthyReadings();

/** Nobody listens on the gateway's port. */
export const nobody = {ports: [{port: 19789, role: 'gateway', listeners: []}]} as const;

/** No gateway runs and none answers. */
export const gone = {
  supervisor: {...healthy.supervisor, owner: 'nobody', processes: [], lock: null},
  ports: nobody,
  http: refusedHttp(),
} as const;

export function units(...all: readonly ReturnType<typeof unit>[]): typeof healthy.supervisor {
  return {...gone.supervisor, units: all};
}

/** A healthy gateway whose unit differs. */
export function running(changes: Parameters<typeof unit>[0]): typeof healthy.supervisor {
  return {...healthy.supervisor, units: [unit(changes), absentUnit()]};
}

const samples = new URL('../samples/', import.meta.url);

/** A journal as `journalctl -o short-iso-precise` prints it, moved in time so that its last line is `agoMs` before now. */
export function journal(name: string, agoMs: number): LogValue {
  const rows = readFileSync(new URL(name, samples), 'utf8')
    .split('\n')
    .flatMap((row) => {
      const found = /^(\S+) \S+ \(?(\w+)\)?\[(\d+)\]: (.*)$/.exec(row);
      return found === null
        ? []
        : [{at: Date.parse((found[1] ?? '').replace('+0000', 'Z')), by: found[2], pid: Number(found[3]), text: found[4] ?? ''}];
    });
  const shift = now - agoMs - (rows.at(-1)?.at ?? 0);
  const lines = rows.map(
    (row): LogLine => ({
      at: row.at + shift,
      from: row.by === 'systemd' ? 'systemd' : 'gateway',
      pid: row.pid,
      text: row.text,
    }),
  );
  return logOf(lines);
}

/** What the log probe makes of systemd's own lines. */
export function logOf(lines: readonly LogLine[]): LogValue {
  const found = (pattern: RegExp): readonly {readonly at: number; readonly groups: readonly string[]}[] =>
    lines.flatMap((line) => {
      const match = line.from === 'systemd' ? pattern.exec(line.text) : null;
      return match === null ? [] : [{at: line.at, groups: match.slice(1)}];
    });
  return {
    sources: [{name: 'journal', lines: lines.length, unseen: null}],
    lines,
    signatures: [],
    exits: found(/Main process exited, code=(\w+), status=(\d+)/).map(({at, groups}) => ({
      at,
      how: groups[0] ?? '',
      status: groups[1] ?? '',
    })),
    restarts: found(/restart counter is at (\d+)/).map(({at, groups}) => ({at, counter: Number(groups[0])})),
    startLimitAt: found(/Start request repeated too quickly/).at(-1)?.at ?? null,
    kernelOom: [],
  };
}
