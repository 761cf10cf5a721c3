import type {UnitState} from '../../model/index.ts';
import {bindings, bindingsIn, type Needed} from './bindings.ts';
import {parseEnvironmentFiles, parseExec} from './exec.ts';
import {numberProperty, type Properties, property} from './properties.ts';
import {parseDuration, parseStamp} from './time.ts';

/** What the state of a unit is read from. */
export const stateProperties = [
  'Id',
  'LoadState',
  'ActiveState',
  'SubState',
  'Result',
  'ExecMainCode',
  'ExecMainStatus',
  'NRestarts',
  'MainPID',
  'ControlGroup',
  'NeedDaemonReload',
  'UnitFileState',
  'FragmentPath',
  'DropInPaths',
  'EnvironmentFiles',
  'ExecStart',
  'Restart',
  'RestartUSec',
  'StartLimitBurst',
  'StartLimitIntervalUSec',
  'StateChangeTimestamp',
  'ExecMainStartTimestamp',
  'ExecMainExitTimestamp',
  'MemoryCurrent',
  'ConditionResult',
  'ConditionTimestamp',
  'AssertResult',
  'AssertTimestamp',
  'WantedBy',
  'RequiredBy',
  ...bindings,
];

/** A unit as its manager describes it; the pids of its control group are added by who can see them. */
export interface ShownUnit extends Omit<UnitState, 'scope' | 'pids'> {
  readonly controlGroup: string | null;
  /** What it says that it does not run without. */
  readonly needs: readonly Needed[];
}

/** Null when these are not what `systemctl show` prints. */
export function parseUnitState(shown: Properties): ShownUnit | null {
  const load = property(shown, 'LoadState');
  const active = property(shown, 'ActiveState');
  if (load === null || active === null) return null;
  const time = (key: string): number | null => parseStamp(property(shown, key) ?? '');
  const length = (key: string): number | null => parseDuration(property(shown, key) ?? '');
  const mainPid = numberProperty(shown, 'MainPID');
  return {
    name: property(shown, 'Id') ?? '',
    load,
    active,
    sub: property(shown, 'SubState') ?? 'unknown',
    result: property(shown, 'Result') ?? 'unknown',
    exit: {how: hows[numberProperty(shown, 'ExecMainCode') ?? 0] ?? 'none', status: numberProperty(shown, 'ExecMainStatus') ?? 0},
    restarts: numberProperty(shown, 'NRestarts') ?? 0,
    mainPid: mainPid === 0 ? null : mainPid,
    needReload: property(shown, 'NeedDaemonReload') === 'yes',
    enabled: property(shown, 'UnitFileState') ?? 'unknown',
    fragment: property(shown, 'FragmentPath'),
    dropIns: (property(shown, 'DropInPaths') ?? '').split(' ').filter((path) => path !== ''),
    environmentFiles: parseEnvironmentFiles(shown.get('EnvironmentFiles') ?? []),
    exec: parseExec(property(shown, 'ExecStart')),
    restart: {
      policy: property(shown, 'Restart') ?? 'unknown',
      delayMs: length('RestartUSec'),
      burst: numberProperty(shown, 'StartLimitBurst'),
      intervalMs: length('StartLimitIntervalUSec'),
    },
    stateSince: time('StateChangeTimestamp'),
    startedAt: time('ExecMainStartTimestamp'),
    exitedAt: time('ExecMainExitTimestamp'),
    memoryBytes: numberProperty(shown, 'MemoryCurrent'),
    controlGroup: property(shown, 'ControlGroup'),
    needs: bindingsIn(shown),
    ...pulledIn(shown),
    ...unmet(shown, active),
  };
}

/** Both are `no` of a unit that was never to be started, too; then they have no time. */
function unmet(shown: Properties, active: string): Pick<UnitState, 'unmet'> {
  if (active !== 'inactive' && active !== 'failed') return {};
  const begun = parseStamp(property(shown, 'ExecMainStartTimestamp') ?? '') ?? 0;
  for (const [check, name] of [
    ['condition', 'Condition'],
    ['assertion', 'Assert'],
  ] as const) {
    const at = parseStamp(property(shown, `${name}Timestamp`) ?? '');
    if (property(shown, `${name}Result`) === 'no' && at !== null && at >= begun) return {unmet: {check, at}};
  }
  return {};
}

/** ExecMainCode is the CLD_ number of waitid(2). */
const hows: Readonly<Record<number, UnitState['exit']['how']>> = {1: 'exited', 2: 'killed', 3: 'dumped'};

/** Absent where the manager did not tell. */
function pulledIn(shown: Properties): Pick<UnitState, 'wantedBy'> {
  const told = [...(shown.get('WantedBy') ?? []), ...(shown.get('RequiredBy') ?? [])];
  return told.length === 0 ? {} : {wantedBy: told.flatMap((names) => names.split(' ')).filter((name) => name !== '')};
}
