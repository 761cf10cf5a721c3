import type {Gateway, Readings, User} from '../model/index.ts';
import {gatewayProcess} from './chosen.ts';
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

/** One command takes up to 700 MB, which in there counts as the gateway's: beside a tight limit the kernel would end one of the two. */
export function whyNotInside({freeBytes}: Inside): string | null {
  if (freeBytes === null || freeBytes >= bytesEach) return null;
  return `its container has ${Math.round(freeBytes / 1e6)} MB left below its memory limit, and a command of OpenClaw takes up to 700 MB: it could end the gateway`;
}

const bytesEach = 1024 ** 3;
