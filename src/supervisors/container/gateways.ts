import type {Gateway, StateLoss} from '../../model/index.ts';
import {clientVerb, type GatewayArgv, gatewayArgv, portNumber} from '../../openclaw/gateway-argv.ts';
import type {Found} from './engines.ts';
import type {Inspected} from './inspected.ts';
import {isBeside, isOfAgents, runsGateway} from './listed.ts';

/** Containers of a gateway: by what they run, by the state that they mount, at last by their names. */
export function isGateway({listed, whole}: Found): boolean {
  if (isOfAgents(listed)) return false;
  if (whole === null) return runsGateway(listed, noPort);
  if (saidBy(whole) !== null) return true;
  if (isBeside(listed) || runsClient(whole)) return false;
  return (mountedState(whole) !== null && opensPorts(whole)) || runsGateway(listed, noPort);
}

/** Those of this very gateway: its port leads into it, or it has the gateway's state. What shows neither is told by its name alone. */
export function isOf(found: Found, gateway: Pick<Gateway, 'port' | 'stateDir'>): boolean {
  const {port} = gateway;
  if (found.whole === null) return runsGateway(found.listed, port);
  if (!isGateway(found)) return false;
  if (hasStateOf(found, gateway)) return true;
  const {whole} = found;
  // With a state of its own it is a gateway of its own, which only wants the same port.
  if (mountedState(whole) !== null) return false;
  return hostPort(whole) === port || whole.run.published.some((one) => one.port === port);
}

export function hasStateOf({whole}: Found, {stateDir}: Pick<Gateway, 'stateDir'>): boolean {
  const state = whole === null ? null : mountedState(whole);
  return state !== null && (state === stateDir || state.startsWith(`${stateDir}/`));
}

/** The gateway's port as the host has it; null where none leads into the container. */
export function hostPort(whole: Inspected): number | null {
  const inside = saidBy(whole)?.port ?? portNumber(variable(whole, 'OPENCLAW_GATEWAY_PORT')) ?? defaultPort;
  if (whole.onHostNetwork) return inside;
  const {published} = whole.run;
  return (published.find((one) => one.inside === inside) ?? published[0])?.port ?? null;
}

/** Its state directory as the host has it; null where it lies in the container alone. */
export function mountedState(whole: Inspected): string | null {
  const inside = stateInside(whole)[0]!;
  const near = whole.run.mounts.filter(({to}) => lies(inside, to)).toSorted((a, b) => b.to.length - a.to.length)[0];
  if (near === undefined) return whole.run.mounts.find(({to}) => to.endsWith('/.openclaw'))?.from ?? null;
  return `${near.from}${inside.slice(near.to.length)}`;
}

/**
 * What becomes of its state where nothing outside holds it: `memory` is empty after each start, what lies in the container goes with the
 * container. Null where it is held, or where it may be elsewhere than is known here.
 */
export function losesState(whole: Inspected): StateLoss | null {
  const places = stateInside(whole);
  if (places.some((place) => whole.inMemory.some((to) => lies(place, to) && !whole.run.mounts.some((one) => lies(place, one.to)))))
    return 'at each start';
  const isHeld = whole.run.mounts.some(({to}) => to.includes('openclaw') || places.some((place) => lies(place, to)));
  return isHeld || saidBy(whole) === null ? null : 'with the container';
}

/** Where its state may lie in there, the likeliest first. */
function stateInside(whole: Inspected): readonly string[] {
  const told = variable(whole, 'OPENCLAW_STATE_DIR');
  if (told !== null) return [told];
  const home = variable(whole, 'HOME');
  return (home === null ? ['/home/node', '/root'] : [home]).map((folder) => `${folder}/.openclaw`);
}

const lies = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

export function variable({environment}: Inspected, name: string): string | null {
  return environment.find(([one]) => one === name)?.[1] ?? null;
}

/** What its command says, behind whatever starts it: an entrypoint, `tini --`. */
function saidBy({argv}: Inspected): GatewayArgv | null {
  for (let at = 0; at < Math.min(argv.length, wordsMax); at++) {
    const said = gatewayArgv(argv.slice(at));
    if (said !== null) return said;
  }
  return null;
}

/** What starts OpenClaw's command line in there: the gateway's own command up to its program. */
export function programOf({argv}: Inspected): readonly string[] {
  for (let at = 0; at < Math.min(argv.length, wordsMax); at++) {
    const said = gatewayArgv(argv.slice(at));
    if (said !== null && said.program !== null) return argv.slice(at, argv.indexOf(said.program, at) + 1);
  }
  return [];
}

function runsClient({argv}: Inspected): boolean {
  return argv.slice(0, wordsMax).some((_, at) => clientVerb(argv.slice(at)) !== null);
}

const wordsMax = 8;

function opensPorts({onHostNetwork, run}: Inspected): boolean {
  return onHostNetwork || run.published.length > 0;
}

const defaultPort = 18_789;

/** A name is asked for what it is called, whatever port there is. */
const noPort = -1;
