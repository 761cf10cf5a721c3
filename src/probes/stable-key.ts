import type {Look, ReadingName, ReadingValues} from '../model/index.ts';

/** What changes from look to look without meaning anything: ages, loads, sizes, durations. */
const restless: ReadonlySet<string> = new Set([
  'tookMs',
  'uptimeMs',
  'load1',
  'rssBytes',
  'memoryBytes',
  'availableBytes',
  'swapFreeBytes',
  'freeBytes',
  'inodesFree',
  'offsetMs',
  'body',
  'checkedAt',
  'modifiedAt',
  'bytes',
  'lastAt',
  'count',
]);

/** A canonical text of what matters in a look, by which a change is told from a flicker. */
export function stableKey<N extends ReadingName>(name: N, look: Look<ReadingValues[N]>): string {
  // A detail can hold durations; the reason is what counts.
  if (!look.seen) return `unseen ${look.why} ${look.detail.replaceAll(/\d+(?:\.\d+)?/g, '#')}`;
  return canonical((keys[name] ?? everything)(look.value));
}

type Key<N extends ReadingName> = (value: ReadingValues[N]) => unknown;

const everything = (value: unknown): unknown => value;

const keys: {readonly [N in ReadingName]?: Key<N>} = {
  // Letters of /proc alternate between R, S and D while a process works; T and Z are news.
  supervisor: (value) => ({...value, processes: value.processes.map((one) => ({...one, state: quiet(one.state)}))}),
  ports: (value) =>
    value.ports.map((port) => ({
      ...port,
      listeners: port.listeners.map((one) => ({...one, process: one.process && {...one.process, state: quiet(one.process.state)}})),
    })),
  // The day that is looked at moves on; what was done in it does not.
  changes: ({list, unseen}) => ({list, unseen}),
  vitals: (value) => ({
    ...value,
    memory: rough(value.memory.availableBytes, value.memory.totalBytes),
    disks: value.disks.map((disk) => ({
      mount: disk.mount,
      free: rough(disk.freeBytes, disk.totalBytes),
      inodes: rough(disk.inodesFree ?? 1, disk.inodes ?? 1),
    })),
  }),
  // A new line is no news by itself; a new kind of line, an exit or a restart is.
  log: ({signatures, exits, restarts, startLimitAt, kernelOom, sources}) => ({
    signatures: signatures.map((hit) => hit.id),
    exits,
    restarts,
    startLimitAt,
    kernelOom,
    unseen: sources.map((source) => [source.name, source.unseen]),
  }),
};

function quiet(state: string): string {
  return 'RSDI'.includes(state) ? 'S' : state;
}

/** Free room in steps that a rule could care about. */
function rough(free: number, total: number): string {
  const share = total > 0 ? free / total : 1;
  return share < 0.01 ? 'none' : share < 0.05 ? 'under 5 %' : share < 0.1 ? 'under 10 %' : share < 0.25 ? 'under 25 %' : 'enough';
}

/** JSON with sorted keys, without the restless ones. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if (restless.has(key)) return undefined;
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
