import type {UnitRow} from '../../model/index.ts';
import {parseDuration} from './time.ts';

/** A setting that can be compared: how the unit file, and how the manager calls it. */
export interface ComparedSetting {
  readonly key: string;
  readonly property: string;
  /** `among` = the manager adds words of its own. */
  readonly as: 'text' | 'duration' | 'words' | 'among';
  /** What the manager shows where no file sets it. */
  readonly usual: readonly string[];
}

export const comparedSettings: readonly ComparedSetting[] = [
  setting('Unit.Description', 'Description', 'text'),
  setting('Unit.After', 'After', 'among'),
  setting('Unit.Wants', 'Wants', 'among'),
  setting('Unit.StartLimitBurst', 'StartLimitBurst', 'text', '5'),
  setting('Unit.StartLimitIntervalSec', 'StartLimitIntervalUSec', 'duration', '10s'),
  setting('Service.Type', 'Type', 'text', 'simple'),
  setting('Service.User', 'User', 'text'),
  setting('Service.WorkingDirectory', 'WorkingDirectory', 'text'),
  setting('Service.ExecStart', 'ExecStart', 'text'),
  setting('Service.Restart', 'Restart', 'text', 'no'),
  setting('Service.RestartSec', 'RestartUSec', 'duration', '100ms'),
  setting('Service.RestartPreventExitStatus', 'RestartPreventExitStatus', 'words'),
  setting('Service.TimeoutStartSec', 'TimeoutStartUSec', 'duration', '1min 30s'),
  setting('Service.TimeoutStopSec', 'TimeoutStopUSec', 'duration', '1min 30s'),
  setting('Service.SuccessExitStatus', 'SuccessExitStatus', 'words'),
  setting('Service.OOMPolicy', 'OOMPolicy', 'text', 'stop', 'continue'),
  setting('Service.KillMode', 'KillMode', 'text', 'control-group'),
  setting('Install.WantedBy', 'WantedBy', 'among'),
];

export interface RowSources {
  readonly loaded: ReadonlyMap<string, string>;
  readonly disk: ReadonlyMap<string, string>;
  /** Null when no installer's template is known; an open value (null) may be anything. */
  readonly wanted: ReadonlyMap<string, string | null> | null;
  /** The manager says that the files changed after it read them. */
  readonly needReload: boolean;
  /** Settings on disk whose text cannot be known whole, so that nothing can be said of a difference. */
  readonly open?: ReadonlySet<string>;
}

/** One row a setting. Values that mean the same (330 and 5min 30s) are written the same. */
export function unitRows(sources: RowSources): readonly UnitRow[] {
  const keys = new Set([...sources.disk.keys(), ...(sources.wanted?.keys() ?? []), ...sources.loaded.keys()]);
  return [...keys].toSorted(byOrder).flatMap((key) => row(key, sources));
}

function row(key: string, {loaded, disk, wanted, needReload, open: unknown = new Set()}: RowSources): readonly UnitRow[] {
  const how = comparedSettings.find((one) => one.key === key);
  const same = (a: string, b: string): boolean => canonical(a, how?.as ?? 'text') === canonical(b, how?.as ?? 'text');
  const [inDisk, inWanted] = [disk.get(key) ?? null, wanted?.get(key) ?? null];
  const shown = loaded.get(key) ?? null;
  const inLoaded =
    shown === null || inDisk === null
      ? how?.as === 'among'
        ? null
        : shown
      : same(shown, inDisk) || isAmong(inDisk, shown, how)
        ? inDisk
        : shown;
  const environment = key.startsWith('Environment.');
  const isUsual = inLoaded === null || (how?.usual.some((usual) => same(usual, inLoaded)) ?? false);
  // Where no file sets it the manager shows its default; only a pending reload makes that a difference.
  // [Install] is read when a unit is enabled, never by the manager.
  const fromDisk =
    key.startsWith('Install.') || unknown.has(key)
      ? false
      : inDisk === null
        ? !isUsual && (environment || needReload)
        : (environment || how !== undefined) && inLoaded !== inDisk;
  const open = unknown.has(key) || (wanted?.has(key) === true && inWanted === null);
  const fromWanted = wanted !== null && !open && (inDisk === null || inWanted === null ? inDisk !== inWanted : !same(inDisk, inWanted));
  if (inDisk === null && inWanted === null && !fromDisk) return [];
  return [
    {
      key,
      loaded: inLoaded,
      disk: inDisk,
      wanted: inWanted !== null && inDisk !== null && same(inWanted, inDisk) ? inDisk : inWanted,
      differs: fromDisk && fromWanted ? 'both' : fromDisk ? 'disk' : fromWanted ? 'wanted' : 'no',
    },
  ];
}

function isAmong(disk: string, loaded: string, how: ComparedSetting | undefined): boolean {
  const words = loaded.split(' ');
  return how?.as === 'among' && disk.split(' ').every((word) => words.includes(word));
}

function canonical(text: string, as: ComparedSetting['as']): string {
  if (as === 'duration') return text === 'infinity' ? text : String(parseDuration(text) ?? text);
  if (as === 'words')
    return text
      .split(/\s+/)
      .filter((word) => word !== '')
      .toSorted()
      .join(' ');
  return text.trim();
}

/** The order of a unit file: [Unit], [Service], its environment, [Install]. */
function byOrder(a: string, b: string): number {
  const place = (key: string): number =>
    ['Unit.', 'Service.', 'Environment.', 'EnvironmentFile', 'Install.'].findIndex((head) => key.startsWith(head));
  // Settings that no installer knows come after those that it writes.
  const known = (key: string): number => comparedSettings.findIndex((one) => one.key === key) + 1 || comparedSettings.length + 1;
  return place(a) - place(b) || known(a) - known(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function setting(key: string, property: string, as: ComparedSetting['as'], ...usual: readonly string[]): ComparedSetting {
  return {key, property, as, usual};
}
