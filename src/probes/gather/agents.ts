import type {Gateway, Host, Readings} from '../../model/index.ts';
import type {AgentWish} from '../parse/agents.ts';
import type {Proof} from '../parse/proofs.ts';

/** What an agent needs of the host, looked at without asking the gateway; null = nothing of it is missing. */
export async function lackOf(host: Host, gateway: Gateway, readings: Readings, agent: AgentWish): Promise<string | null> {
  if (!agent.listed) return 'no agent of that name is configured; what is sent to it goes to another one or nowhere';
  // Inside a container other paths and another engine count.
  if (readings.supervisor?.seen !== true || readings.supervisor.value.owner === 'container') return null;
  const {workspace, sandbox} = agent;
  const lacks = workspace === null ? null : await workspaceLack(host, gateway, workspace);
  return lacks ?? (sandbox === 'docker' ? await engineLack(host, gateway, readings) : null);
}

export function lost(detail: string, at: number): Proof {
  return {state: 'failed', detail, sends: null, receives: null, checkedAt: at, tookMs: null};
}

/** A workspace is made at its first use, so that the folder above it counts where it is not there yet. */
async function workspaceLack(host: Host, {user}: Gateway, written: string): Promise<string | null> {
  const path = written.replace(/^~(?=\/|$)/, user.home);
  if (!path.startsWith('/') || path.includes('${')) return null;
  for (let folder = path; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const look = await host.stat(folder);
    if (!look.seen && look.why === 'missing') continue;
    if (!look.seen) return null;
    const {kind, uid, gid, mode} = look.value;
    if (kind === 'link') return null;
    if (kind !== 'directory') return `its workspace ${written} cannot be there: ${folder} is no folder`;
    const may = user.uid === 0 || uid === user.uid || (gid === user.gid && (mode & 0o020) !== 0) || (mode & 0o022) !== 0;
    if (may) return null;
    return folder === path
      ? `its workspace ${written} belongs to somebody else and ${user.name} may not write there`
      : `its workspace ${written} is not there, and ${user.name} may not make it below ${folder}`;
  }
  return null;
}

/** Docker answers at its socket; another address in the gateway's environment is believed. */
async function engineLack(host: Host, {user}: Gateway, {secrets}: Readings): Promise<string | null> {
  const names = secrets?.seen === true ? secrets.value.daemonNames : null;
  if (names === null || names.includes('DOCKER_HOST')) return null;
  const sockets = ['/run/docker.sock', '/var/run/docker.sock', `/run/user/${user.uid}/docker.sock`, `${user.home}/.docker/run/docker.sock`];
  const looks = await Promise.all(sockets.map((path) => host.stat(path)));
  return looks.every((look) => !look.seen && look.why === 'missing')
    ? 'its commands are to run in a sandbox of Docker, and no engine is on this host (no /run/docker.sock)'
    : null;
}
