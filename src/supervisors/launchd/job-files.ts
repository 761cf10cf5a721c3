import type {Gateway, Host, User} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {profileOfStateDir} from '../../openclaw/identity.ts';
import {remembered} from '../../probes/gather/memory.ts';
import {orNull} from '../../probes/gather/unseen.ts';
import {parseDotenv, type Variables} from '../../probes/parse/env-file.ts';
import {commandOfJob, environmentFileOf} from './job-argv.ts';
import type {Plist} from './plist.ts';
import {readPlist} from './plist-file.ts';

/** A property list that starts a gateway, under whatever label. */
export interface JobFile {
  readonly path: string;
  /** Agents are of a person's session, daemons of the whole Mac. */
  readonly kind: 'agent' | 'daemon';
  readonly label: string;
  /** ProgramArguments as they stand, and the command that they come to. */
  readonly words: readonly string[];
  readonly argv: readonly string[];
  readonly inline: Variables;
  readonly envFile: string | null;
  /** Null where the file could not be read. */
  readonly fromFile: Variables | null;
  /** Whom a daemon runs as. */
  readonly userName: string | null;
  /** Where launchd puts what the job prints, without /dev/null. */
  readonly logs: readonly string[];
  readonly keepsAlive: boolean;
  /** OpenClaw's own installer wrote it. */
  readonly ours: boolean;
  readonly list: Readonly<Record<string, Plist>>;
}

/** Definitions change by hand only. */
const listAgeMs = 10_000;

export const sharedFolders = [
  {folder: '/Library/LaunchAgents', kind: 'agent'},
  {folder: '/Library/LaunchDaemons', kind: 'daemon'},
] as const;

export function agentFolder(home: string): string {
  return `${home}/Library/LaunchAgents`;
}

/** The gateways' jobs among all property lists of one folder. */
export function jobFilesIn(host: Host, folder: string, kind: JobFile['kind'], reader: User): Promise<readonly JobFile[]> {
  return remembered(host, `job files ${folder}`, listAgeMs, async () => {
    const names = (orNull(await host.list(folder)) ?? []).filter((name) => name.endsWith('.plist'));
    const all = await Promise.all(names.map((name) => jobFileAt(host, `${folder}/${name}`, kind, reader)));
    return all.filter((one) => one !== null);
  });
}

/** The jobs of this gateway in the folders that launchd reads for it. */
export async function jobFilesOf(host: Host, gateway: Gateway): Promise<readonly JobFile[]> {
  const {user} = gateway;
  const [own, ...shared] = await Promise.all([
    jobFilesIn(host, agentFolder(user.home), 'agent', user),
    ...sharedFolders.map(({folder, kind}) => jobFilesIn(host, folder, kind, user)),
  ]);
  return [...own, ...shared.flat()].filter((file) => file.label === gateway.launchdLabel || isOf(file, gateway));
}

function isOf(file: JobFile, {profile, port, stateDir}: Gateway): boolean {
  const said = portOfJob(file);
  const variables = variablesOf(file);
  const state = variables.get('OPENCLAW_STATE_DIR');
  return profileOfJob(file) === profile && (said === null || said === port) && (state === undefined || state === stateDir);
}

/** The file's variables win over those of the list, as the wrapper loads it last. */
export function variablesOf({inline, fromFile}: JobFile): ReadonlyMap<string, string> {
  return new Map([...inline, ...(fromFile ?? [])]);
}

export function portOfJob(file: JobFile): number | null {
  const said = gatewayArgv(file.argv)?.port ?? null;
  const variable = Number(variablesOf(file).get('OPENCLAW_GATEWAY_PORT'));
  return said ?? (Number.isInteger(variable) && variable > 0 && variable < 65_536 ? variable : null);
}

export function profileOfJob(file: JobFile): string {
  const variables = variablesOf(file);
  const state = variables.get('OPENCLAW_STATE_DIR');
  const byState = state === undefined ? null : profileOfStateDir(state.slice(state.lastIndexOf('/') + 1));
  const byLabel = /^ai\.openclaw\.([a-z0-9][a-z0-9_-]{0,63})$/i.exec(file.label)?.[1];
  const named = gatewayArgv(file.argv)?.profile ?? variables.get('OPENCLAW_PROFILE');
  return named || (byLabel !== undefined && byLabel !== 'gateway' && file.ours ? byLabel : (byState ?? 'default'));
}

async function jobFileAt(host: Host, path: string, kind: JobFile['kind'], reader: User): Promise<JobFile | null> {
  const list = await readPlist(host, {user: reader}, path);
  if (!isTable(list)) return null;
  const listed = list['ProgramArguments'];
  const program = word(list['Program']);
  const words = Array.isArray(listed) ? listed.filter((one): one is string => typeof one === 'string') : program === null ? [] : [program];
  const table = list['EnvironmentVariables'];
  const inline = isTable(table)
    ? Object.entries(table).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    : [];
  const envFile = environmentFileOf(words);
  const text = envFile === null ? null : orNull(await host.read(envFile, {bytesMax: 256 * 1024}));
  const label = word(list['Label']) ?? path.slice(path.lastIndexOf('/') + 1, -'.plist'.length);
  const file: JobFile = {
    path,
    kind,
    label,
    words,
    argv: commandOfJob(words),
    inline,
    envFile,
    fromFile: text === null ? null : parseDotenv(text.text),
    userName: word(list['UserName']),
    logs: logsOf(list),
    keepsAlive: list['KeepAlive'] !== undefined && list['KeepAlive'] !== false,
    ours: false,
    list,
  };
  const marked = variablesOf(file).get('OPENCLAW_SERVICE_MARKER') === 'openclaw';
  return isGateways(file, marked) ? {...file, ours: marked || envFile !== null || knownLabels.has(label)} : null;
}

/** Those that OpenClaw itself has used. */
const knownLabels = new Set(['ai.openclaw.gateway', 'bot.molt.gateway', 'com.clawdbot.gateway', 'com.openclaw.gateway']);

/** Its command says so, else OpenClaw's mark in its variables, else its label; a job that makes a container is none. */
function isGateways(file: JobFile, marked: boolean): boolean {
  if (gatewayArgv(file.argv) !== null) return true;
  if (/(?:^|\/)(?:docker|podman|docker-compose|orb|nerdctl)$/.test(file.argv[0] ?? '')) return false;
  const kind = variablesOf(file).get('OPENCLAW_SERVICE_KIND');
  return (marked && kind === 'gateway') || (knownLabels.has(file.label) && kind !== 'node');
}

function logsOf(list: Readonly<Record<string, Plist>>): readonly string[] {
  const paths = [list['StandardOutPath'], list['StandardErrorPath']].map(word);
  return [...new Set(paths.filter((path) => path !== null && path !== '/dev/null'))] as readonly string[];
}

function word(value: Plist | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function isTable(value: Plist | null | undefined): value is Readonly<Record<string, Plist>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
