import type {Gateway, GatewayProcess, Owner, Readings, Service, SupervisorValue} from '../model/index.ts';
import type {Held, RunningGateway, Supervisor} from './supervisor.ts';

interface Sources extends Held {
  readonly running: readonly RunningGateway[];
}

/** Who owns the gateway. What runs counts more than what is installed; two that both run or keep trying are `two-at-once`. */
export function ownerOf({owners, units, unasked, services, running}: Sources, gateway: Gateway, all: readonly Supervisor[]): Owner {
  const inUnits = new Set(units.flatMap((one) => one.pids));
  const ofServices = new Set(services.flatMap((one) => one.pid ?? []));
  const isHeld = ({pid, parents}: RunningGateway): boolean => inUnits.has(pid) || [pid, ...parents].some((one) => ofServices.has(one));
  const outside = running.filter((one) => one.ours && !isHeld(one));
  const found = new Set<Owner>([
    ...owners,
    ...services.filter((one) => one.running || one.run?.isRetrying === true).map((one) => one.owner),
    ...outside.map((one) => ownerOfProcess(one, gateway, all)),
  ]);
  const [only = 'nobody', second] = [...found];
  if (second !== undefined) return 'two-at-once';
  return only === 'nobody' && unasked.length > 0 ? 'unknown' : only;
}

/** A manager that could not be asked still shows in the control group, which everyone may read. */
function ownerOfProcess(process: RunningGateway, gateway: Gateway, all: readonly Supervisor[]): Owner {
  return all.map((one) => one.ownerOf(process, gateway)).find((owner) => owner !== null) ?? 'foreground';
}

/** What the supervisors hold, put together. */
export function together(all: readonly Held[]): Held {
  return {
    owners: all.flatMap((one) => one.owners),
    units: all.flatMap((one) => one.units),
    unasked: all.flatMap((one) => one.unasked),
    services: all.flatMap((one) => one.services),
  };
}

/** Of a supervisor that holds nothing. */
export const nothingHeld: Held = {owners: [], units: [], unasked: [], services: []};

/** Sessions that an earlier version kept know of no services. */
export function servicesOf({services}: Pick<SupervisorValue, 'services'>): SupervisorValue['services'] {
  return services ?? [];
}

/** The service that counts: one that runs, else one that is started again, else the first. Null where there is none. */
export function mainService(supervisor: Pick<SupervisorValue, 'services'>): Service | null {
  const all = servicesOf(supervisor);
  return all.find((one) => one.running) ?? all.find((one) => one.run?.isRetrying === true) ?? all[0] ?? null;
}

/** The gateway itself below a service that lives in a world of its own, as this host sees it; null where it is not to be seen. */
export function processInside({supervisor}: Readings): GatewayProcess | null {
  if (supervisor?.seen !== true) return null;
  const pid = mainService(supervisor.value)?.pid ?? null;
  const isBelow = (one: GatewayProcess): boolean => one.pid === pid || one.parents.some((parent) => parent.pid === pid);
  return pid === null ? null : (supervisor.value.processes.find(isBelow) ?? null);
}

/** Whether the gateway that runs lives in a world of its own of which its supervisor tells; paths mean something else there. */
export function livesApart({supervisor}: Readings): boolean {
  if (supervisor?.seen !== true || supervisor.value.owner !== 'container') return false;
  return mainService(supervisor.value)?.run !== undefined;
}

/** The words that call it beside a container that does not run, or not for long; null where there is none, or something else owns the gateway. */
export function cliBeside({supervisor}: Readings): readonly string[] | null {
  if (supervisor?.seen !== true || !['nobody', 'unknown', 'container'].includes(supervisor.value.owner)) return null;
  return mainService(supervisor.value)?.run?.cliBeside ?? null;
}

/** The words that call OpenClaw's command line where the gateway that runs lives in a world of its own; null where it does not. */
export function cliInside({supervisor}: Readings): readonly string[] | null {
  if (supervisor?.seen !== true || supervisor.value.owner !== 'container') return null;
  const cli = mainService(supervisor.value)?.run?.cli ?? [];
  return cli.length === 0 ? null : cli;
}
