import type {Owner, SupervisorValue} from '../model/index.ts';

/** One gateway process with what its control group says; `ours` = it belongs to the gateway under look and not to another profile. */
export interface RunningGateway {
  readonly pid: number;
  readonly ours: boolean;
  readonly unit: string | null;
  readonly managerUid: number | null;
  readonly container: string | null;
}

type Sources = Pick<SupervisorValue, 'units' | 'unasked' | 'launchd' | 'containers'> & {
  readonly unit: string;
  readonly running: readonly RunningGateway[];
};

/** Who owns the gateway. What runs counts more than what is installed; two that both run or keep trying are `two-at-once`. */
export function ownerOf({units, unasked, launchd, containers, unit, running}: Sources): Owner {
  const owners = new Set<Owner>();
  for (const one of units) if (trying.has(one.active)) owners.add(one.scope === 'user' ? 'systemd-user' : 'systemd-system');
  for (const job of launchd)
    if (job.pid !== null || job.state === 'running') owners.add(job.domain === 'system' ? 'launchd-daemon' : 'launchd-agent');
  for (const one of containers) if (one.state === 'running') owners.add('container');
  const inUnits = new Set(units.flatMap((one) => one.pids));
  for (const one of running) if (one.ours && !inUnits.has(one.pid)) owners.add(ownerOfProcess(one, unit));
  const [only = 'nobody', second] = [...owners];
  if (second !== undefined) return 'two-at-once';
  return only === 'nobody' && unasked.length > 0 ? 'unknown' : only;
}

/** States in which a manager runs the unit or will start it again by itself. */
const trying = new Set(['active', 'activating', 'reloading', 'deactivating']);

/** A manager that could not be asked still shows in the control group, which everyone may read. */
function ownerOfProcess(process: RunningGateway, unit: string): Owner {
  if (process.container !== null) return 'container';
  if (process.unit !== unit) return 'foreground';
  return process.managerUid === null ? 'systemd-system' : 'systemd-user';
}
