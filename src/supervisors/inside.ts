import type {Gateway, Readings, User} from '../model/index.ts';
import {gatewayProcess, loadedUnit} from './chosen.ts';
import {mainService} from './owner.ts';

/** How OpenClaw's command line is called in the gateway's own world. */
export interface Inside {
  readonly program: readonly string[];
  readonly as?: User;
  /** How much memory is left in there; null = no limit of its own. */
  readonly freeBytes: number | null;
}

/** Null where the gateway that runs lives in no world of its own, or nothing can be carried into it. */
export function insideOf({supervisor, ...readings}: Readings, gateway: Gateway): Inside | null {
  if (supervisor?.seen !== true || supervisor.value.owner !== 'container') return null;
  const service = mainService(supervisor.value);
  const {cli: program = [], memoryMax = null} = service?.run ?? {};
  if (program.length === 0) return null;
  const used = gatewayProcess({supervisor, ...readings}, gateway)?.rssBytes ?? 0;
  return {
    program,
    // Only the engine of the whole machine answers root as well as its owner.
    ...(gateway.own || service?.scope === 'docker' ? {} : {as: gateway.user}),
    freeBytes: memoryMax === null ? null : Math.max(0, memoryMax - used),
  };
}

/**
 * Why no command line can be asked about a gateway that lives in a world of its own: what this host has is another one's, and nothing can
 * be carried into its own now. Null where one can, or where this host's is the right one.
 */
export function whyNobodyToAsk(readings: Readings, gateway: Gateway): string | null {
  const value = readings.supervisor?.seen === true ? readings.supervisor.value : null;
  const service = value === null ? null : mainService(value);
  if (service?.run === undefined || !service.apart || insideOf(readings, gateway) !== null) return null;
  if (value?.owner !== 'container' && (value?.owner !== 'nobody' || loadedUnit(readings) !== null)) return null;
  if (service.run.isRetrying)
    return `${service.title} is started again and again, and takes no command before it has stayed up for a minute`;
  if (!service.running) return `${service.title} does not run, and takes no command`;
  return service.run.cliBeside === undefined
    ? `how OpenClaw's command line is called in ${service.title} is not known`
    : `${service.title} was started again less than a minute ago: a command in it would not last, or end with it`;
}

/** The release of what lives there; null where it lives on this host, or its files could not be had. */
export function releaseApart({supervisor}: Readings): {readonly version: string; readonly running: string | null} | null {
  const service = supervisor?.seen === true ? mainService(supervisor.value) : null;
  const {release, startedAt = null} = service?.run ?? {};
  if (service === null || release === undefined) return null;
  // What was put there after its start is not what runs.
  const isOlder = startedAt === null || release.writtenAt === null || release.writtenAt <= startedAt;
  return {version: release.version, running: service.running && isOlder ? release.version : null};
}

/** One command takes up to 700 MB, which in there counts as the gateway's: beside a tight limit the kernel would end one of the two. */
export function whyNotInside({freeBytes}: Inside): string | null {
  if (freeBytes === null || freeBytes >= bytesEach) return null;
  return `its container has ${Math.round(freeBytes / 1e6)} MB left below its memory limit, and a command of OpenClaw takes up to 700 MB: it could end the gateway`;
}

const bytesEach = 1024 ** 3;
