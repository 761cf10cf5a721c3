import type {Gateway, Host, Service} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {macProcesses} from '../../probes/gather/mac-processes.ts';
import {exists} from '../../probes/gather/paths.ts';
import {orNull} from '../../probes/gather/unseen.ts';
import type {MacProcess} from '../../probes/parse/mac-processes.ts';

/** Lies there where OpenClaw.app is told to only attach to a gateway and to install no LaunchAgent. */
export function attachOnlyMark(home: string): string {
  return `${home}/.openclaw/disable-launchagent`;
}

/** The app that has the gateway in its care: by its mark, or because the gateway is its child. Null where neither is so. */
export async function appService(host: Host, {user, profile}: Gateway): Promise<Service | null> {
  const mark = attachOnlyMark(user.home);
  const [marked, processes] = await Promise.all([exists(host, mark), macProcesses(host)]);
  const all = orNull(processes) ?? new Map<number, MacProcess>();
  const gateways = [...all.values()].filter((one) => one.uid === user.uid && saysProfile(one, profile));
  const child = gateways.find((one) => isBelowApp(one, all));
  const serving = child ?? (marked === true ? gateways[0] : undefined);
  if (serving === undefined && marked !== true) return null;
  const pid = serving?.pid ?? null;
  const how = child === undefined ? `${mark} keeps launchd out of it` : 'the gateway is its child';
  return {
    by: 'launchd',
    owner: 'openclaw-app',
    scope: 'app',
    name: 'OpenClaw.app',
    title: 'OpenClaw.app',
    state: pid === null ? 'not running' : 'running',
    detail: `pid ${pid ?? 'none'}, ${how}`,
    running: pid !== null,
    pid,
    starts: null,
    lastExit: null,
    disabled: null,
    apart: false,
  };
}

function saysProfile({argv}: MacProcess, profile: string): boolean {
  const said = gatewayArgv(argv);
  return said !== null && (said.profile === null || said.profile === profile);
}

/** Longer chains of parents do not occur. */
const parentsMax = 12;

function isBelowApp({ppid}: MacProcess, all: ReadonlyMap<number, MacProcess>): boolean {
  for (let [pid, depth] = [ppid, 0]; pid > 1 && depth < parentsMax; depth += 1) {
    const parent = all.get(pid);
    if (parent === undefined) return false;
    if (/\/OpenClaw\.app\/Contents\/MacOS\//.test(parent.argv[0] ?? '')) return true;
    pid = parent.ppid;
  }
  return false;
}
