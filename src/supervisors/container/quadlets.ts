import type {Gateway, Host, Service} from '../../model/index.ts';

/** A unit that systemd makes of a `.container` file; while it is stopped no engine lists anything of it. */
export interface Quadlet {
  readonly unit: string;
  readonly scope: 'user' | 'system';
  readonly path: string;
  /** The container's name while it runs. */
  readonly container: string;
}

/** The quadlets that run a gateway, where systemd looks for them. */
export async function quadletsOf(host: Host, {user}: Gateway): Promise<readonly Quadlet[]> {
  const folders = [
    {scope: 'user', folder: `${user.home}/.config/containers/systemd`},
    {scope: 'user', folder: `/etc/containers/systemd/users/${user.uid}`},
    {scope: 'user', folder: '/etc/containers/systemd/users'},
    {scope: 'system', folder: '/etc/containers/systemd'},
    {scope: 'system', folder: '/usr/share/containers/systemd'},
  ] as const;
  return (await Promise.all(folders.map(({scope, folder}) => inFolder(host, scope, folder)))).flat();
}

async function inFolder(host: Host, scope: Quadlet['scope'], folder: string): Promise<readonly Quadlet[]> {
  const names = await host.list(folder);
  if (!names.seen) return [];
  const files = names.value.filter((name) => name.endsWith('.container'));
  const found = await Promise.all(
    files.map(async (name): Promise<readonly Quadlet[]> => {
      const path = `${folder}/${name}`;
      const file = await host.read(path, {bytesMax: bytesMax});
      if (!file.seen || !runsGateway(name, file.value.text)) return [];
      const base = name.slice(0, -'.container'.length);
      const container = /^\s*ContainerName\s*=\s*(\S+)/m.exec(file.value.text)?.[1] ?? `systemd-${base}`;
      return [{unit: `${/^\s*ServiceName\s*=\s*(\S+)/m.exec(file.value.text)?.[1] ?? base}.service`, scope, path, container}];
    }),
  );
  return found.flat();
}

const bytesMax = 64 * 1024;

/** By its image, command or name; a sandbox of OpenClaw's agents is none. */
function runsGateway(name: string, text: string): boolean {
  const said = [name, ...[...text.matchAll(/^\s*(?:Image|Exec|ContainerName|Volume)\s*=\s*(.+)$/gm)].map(([, value]) => value ?? '')];
  return said.some((one) => /openclaw|clawdbot/i.test(one)) && !said.some((one) => /openclaw[-_](?:sbx|sandbox)/i.test(one));
}

/** Its own manager starts it: `gateway install` beside it would be a second owner. */
export function quadletService({unit, scope, path}: Quadlet): Service {
  return {
    by: 'systemd',
    owner: 'container',
    scope,
    name: unit,
    title: `quadlet ${unit}`,
    state: 'stopped',
    detail: `no container of it is there; made from ${path}`,
    running: false,
    pid: null,
    starts: null,
    lastExit: null,
    disabled: null,
    apart: true,
  };
}
