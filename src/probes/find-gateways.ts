import type {Gateway, GatewayLock, Host, User} from '../model/index.ts';
import {portNumber} from '../openclaw/gateway-argv.ts';
import {identityOf, isDefault} from '../openclaw/identity.ts';
import type {Trace} from '../supervisors/index.ts';
import {tracesOfHome, tracesOfProcesses, tracesOfSystem} from './gather/candidates.ts';
import {findCli} from './gather/cli-path.ts';
import {configuredPort} from './gather/configured-port.ts';
import {gatewayLock} from './gather/lock.ts';
import {localUsers, responder} from './gather/users.ts';

export interface Wish {
  readonly profile?: string;
  readonly port?: number;
  /** The path of the `openclaw` command, where the responder gave one. */
  readonly openclaw?: string;
}

export interface Found {
  /** All gateways of this host, the likeliest first. */
  readonly gateways: readonly Gateway[];
  /** State directories from which nothing runs and nothing is supervised, beside gateways of which that is not so. */
  readonly leftovers: readonly Gateway[];
  /** Null, or one sentence that says what stands in the way and what to do. */
  readonly problem: string | null;
  /** What could not be looked into, as paths. */
  readonly denied: readonly string[];
}

/** Every gateway of this host, each profile of each user apart, narrowed to what the responder asked for. */
export async function findGateways(host: Host, wish: Wish = {}): Promise<Found> {
  const listed = localUsers(host);
  const me = await responder(host, listed);
  if (me === null) return {gateways: [], leftovers: [], problem: 'Nobody knows who looks: `id` gave no answer on this host.', denied: []};
  const users = withMe(await listed, me);
  const [homes, ofSystem, ofProcesses] = await Promise.all([
    Promise.all(homesToLook(users, me).map(async (user) => ({user, traces: await tracesOfHome(host, user)}))),
    tracesOfSystem(host, users),
    tracesOfProcesses(host, users),
  ]);
  const traces = [...homes.flatMap(({traces}) => traces ?? []), ...ofSystem, ...ofProcesses.filter((one) => !isToldOf(one, ofSystem))];
  const denied = homes.filter(({traces}) => traces === null).map(({user}) => user.home);
  const groups = [...Map.groupBy(traces, keyOf).values()];
  const candidates = await Promise.all(sorted(groups, me).map((group) => gatewayOf(host, me, group, wish)));
  return {...narrowed(host, sortedOut(candidates, me), wish, denied), denied};
}

/** A process in a container of which its engine has told more. */
function isToldOf({apart}: Trace, told: readonly Trace[]): boolean {
  return apart !== undefined && told.some((one) => one.apart?.id === apart.id);
}

/** Containers whose states lie beside one another have one user of this host, and are as many gateways all the same. */
function keyOf({user, profile, apart}: Trace): string {
  const state = apart?.state ?? null;
  const isUsual = state === null || state === identityOf(profile, user.home).stateDir;
  return `${user.uid} ${profile}${isUsual ? '' : ` ${state}`}`;
}

interface Candidate {
  readonly gateway: Gateway;
  /** It runs, or a supervisor has it to run. */
  readonly lives: boolean;
  /** There are signs that it was set up. */
  readonly wasSetUp: boolean;
}

interface SortedOut {
  readonly gateways: readonly Gateway[];
  readonly leftovers: readonly Gateway[];
}

/**
 * A command that somebody ran once, a profile that was tried: folders lie about, and to call one of them down would point a responder
 * at a gateway that nobody misses, maybe against the one that serves. So a folder stands back behind what lives, but for the responder's
 * own as long as nothing of theirs lives: that may be the one that is missed. Root has no own one in that sense.
 */
function sortedOut(candidates: readonly Candidate[], me: User): SortedOut {
  const living = candidates.filter(({lives}) => lives);
  const ownLives = living.some(({gateway}) => gateway.own);
  const counts = ({gateway, lives, wasSetUp}: Candidate): boolean =>
    lives || (wasSetUp && (living.length === 0 || (gateway.own && !ownLives && me.uid !== 0)));
  return {
    gateways: candidates.filter(counts).map(({gateway}) => gateway),
    leftovers: candidates.filter((one) => !counts(one)).map(({gateway}) => gateway),
  };
}

/** Root looks into every home; another user into all that are there, of which most say "denied". */
function homesToLook(users: readonly User[], me: User): readonly User[] {
  const others = users.filter((user) => user.uid !== me.uid && user.uid >= 500 && user.uid < 60_000);
  const root = users.filter((user) => user.uid === 0 && me.uid === 0);
  return [me, ...root.filter((user) => user.uid !== me.uid), ...others];
}

function withMe(users: readonly User[], me: User): readonly User[] {
  return users.some((user) => user.uid === me.uid) ? users : [...users, me];
}

/** Own ones first, then those with a unit or a process, then the default profile. */
function sorted(groups: readonly (readonly Trace[])[], me: User): readonly (readonly Trace[])[] {
  const weight = (group: readonly Trace[]): number => {
    const [first] = group;
    return (first?.user.uid === me.uid ? 4 : 0) + (group.some(isLife) ? 2 : 0) + (first?.profile === 'default' ? 1 : 0);
  };
  return groups.toSorted((a, b) => weight(b) - weight(a));
}

function isLife({from}: Trace): boolean {
  return from === 'definition' || from === 'process';
}

async function gatewayOf(host: Host, me: User, group: readonly Trace[], wish: Wish): Promise<Candidate> {
  const [first] = group as [Trace];
  const {user, profile} = first;
  const units = group.filter((trace) => trace.from === 'definition');
  const environment = new Map(units.flatMap((trace) => [...trace.environment]));
  const usual = identityOf(profile, environment.get('OPENCLAW_HOME') ?? user.home);
  const stateDir = environment.get('OPENCLAW_STATE_DIR') ?? usual.stateDir;
  const configPath = environment.get('OPENCLAW_CONFIG_PATH') ?? `${stateDir}/openclaw.json`;
  const argv = [...units, ...group].find((trace) => trace.argv.length > 0)?.argv ?? [];
  const locked = gatewayLock(host, {stateDir, configPath, user});
  const [lock, port, cliPath] = await Promise.all([
    locked,
    locked.then((one) => portOf(host, group, one, configPath, environment, usual.port)),
    wish.openclaw ?? findCli(host, user, environment.get('PATH') ?? null, argv),
  ]);
  const gateway: Gateway = {
    profile,
    user,
    own: user.uid === me.uid,
    stateDir,
    configPath,
    unit: units.find((trace) => trace.unit === usual.unit)?.unit ?? units[0]?.unit ?? usual.unit,
    launchdLabel: labelOf(units, environment.get('OPENCLAW_LAUNCHD_LABEL') ?? usual.launchdLabel),
    ...port,
    cliPath,
  };
  return {gateway, lives: group.some(isLife) || lock?.alive === true, wasSetUp: group.some(({from}) => from !== 'remains')};
}

/** The label that OpenClaw would take, where a job has it; else the first job's. */
function labelOf(definitions: readonly Trace[], usual: string): string {
  const labels = definitions.flatMap((one) => one.label ?? []);
  return labels.includes(usual) ? usual : (labels[0] ?? usual);
}

/** The live lock knows best, then what the unit or the process was started with, its environment, the configuration, the profile's own. */
async function portOf(
  host: Host,
  group: readonly Trace[],
  lock: GatewayLock | null,
  configPath: string,
  environment: ReadonlyMap<string, string>,
  usual: number,
): Promise<Pick<Gateway, 'port' | 'portFrom'>> {
  if (lock?.alive === true && lock.port !== null && lock.role === 'gateway') return {port: lock.port, portFrom: 'lock'};
  const unit = group.find((trace) => trace.from !== 'process' && trace.port !== null) ?? group.find((trace) => trace.port !== null);
  if (unit?.port != null) return {port: unit.port, portFrom: 'unit'};
  const variable = portNumber(environment.get('OPENCLAW_GATEWAY_PORT'));
  if (variable !== null) return {port: variable, portFrom: 'environment'};
  const configured = await configuredPort(host, configPath);
  return configured === null ? {port: usual, portFrom: 'default'} : {port: configured, portFrom: 'config'};
}

function narrowed(
  host: Host,
  {gateways: all, leftovers}: SortedOut,
  wish: Wish,
  denied: readonly string[],
): Pick<Found, 'gateways' | 'leftovers' | 'problem'> {
  const profile = wish.profile === undefined ? null : isDefault(wish.profile) ? 'default' : wish.profile;
  const isNamed = (gateway: Gateway): boolean => profile === null || gateway.profile === profile;
  const named = all.filter(isNamed);
  // Who asks for a folder by its name means it.
  const meant = named.length > 0 || profile === null ? named : leftovers.filter(isNamed);
  const rest = leftovers.filter((one) => !meant.includes(one));
  if (meant.length === 0 && (profile === null || all.length + leftovers.length === 0))
    return {gateways: [], leftovers: rest, problem: nothing(host, denied, leftovers)};
  if (meant.length === 0) {
    const there = [...new Set([...all, ...leftovers].map((gateway) => gateway.profile))].join(', ');
    return {
      gateways: [],
      leftovers: rest,
      problem: `There is no gateway with the profile \`${profile}\` on this host; there is: ${there}. Give --profile one of them.`,
    };
  }
  if (wish.port === undefined) return {gateways: meant, leftovers: rest, problem: null};
  const there = meant.filter((gateway) => gateway.port === wish.port);
  if (there.length > 0) return {gateways: there, leftovers: rest, problem: null};
  // A port that no gateway claims is taken at the responder's word, for the likeliest one.
  const likeliest = meant.slice(0, 1).map((gateway) => ({...gateway, port: wish.port ?? gateway.port, portFrom: 'option' as const}));
  return {gateways: likeliest, leftovers: rest, problem: null};
}

function nothing(host: Host, denied: readonly string[], leftovers: readonly Gateway[]): string {
  const hidden =
    denied.length === 0
      ? ''
      : ` (${denied.slice(0, 3).join(', ')}${denied.length > 3 ? ' and others' : ''} could not be looked into: be root for that)`;
  const left = leftovers.length === 0 ? '' : `, and in ${leftovers.map(({stateDir}) => stateDir).join(', ')} nothing was ever set up`;
  return (
    `There is no OpenClaw gateway on ${host.name}: no unit, state directory or process of any user that can be seen${hidden}${left}; ` +
    'install one with `openclaw gateway install`, or start Rungs on the host and as the user that runs it.'
  );
}
