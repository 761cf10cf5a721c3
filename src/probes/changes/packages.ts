import type {Change} from '../../model/index.ts';
import {orNull} from '../gather/unseen.ts';
import {aptChanges, dnfChanges, dpkgChanges, npmChange, pacmanChanges, zoneMinutes} from '../parse/changes/package-logs.ts';
import type {Asked, Traces} from './traces.ts';

/** The end of a manager's log; a month of a quiet host. */
const tailBytes = 256 * 1024;

/** npm keeps ten by itself; a host may be told to keep more. */
const npmLogsMax = 40;

/** What the logs of the package managers say. A manager that is not on this host has none. */
export async function packagesTell(asked: Asked): Promise<Traces> {
  const {host, gateway, since} = asked;
  const [zone, npm, ...texts] = await Promise.all([
    zoneOf(host),
    npmTells(host, `${gateway.user.home}/.npm/_logs`, since),
    ...logs.map(async ({path, read}) => {
      const look = await host.read(path, {bytesMax: tailBytes, from: 'tail'});
      return {path, read, look};
    }),
  ]);
  const changes = texts.flatMap(({path, read, look}) => (look.seen ? read(look.value.text, zone, path) : []));
  const unseen = texts.flatMap(({path, look}) => (look.seen || look.why === 'missing' ? [] : [{source: path, detail: look.detail}]));
  return {changes: [...changes, ...npm].filter(({at}) => at >= since), unseen};
}

const logs: readonly {readonly path: string; readonly read: (text: string, zone: number, source: string) => readonly Change[]}[] = [
  {path: '/var/log/dpkg.log', read: dpkgChanges},
  {path: '/var/log/apt/history.log', read: aptChanges},
  {path: '/var/log/dnf.rpm.log', read: (text, _, source) => dnfChanges(text, source)},
  {path: '/var/log/pacman.log', read: (text, _, source) => pacmanChanges(text, source)},
];

async function zoneOf(host: Asked['host']): Promise<number> {
  const ran = await host.run({argv: ['date', '+%z'], limitMs: 3_000, keepBytes: 1_000});
  return ran.seen ? zoneMinutes(ran.value.stdout.text) : 0;
}

async function npmTells(host: Asked['host'], folder: string, since: number): Promise<readonly Change[]> {
  const names = orNull(await host.list(folder)) ?? [];
  const day = new Date(since).toISOString().slice(0, 10);
  const young = names
    .filter((name) => name.slice(0, 10) >= day)
    .toSorted()
    .slice(-npmLogsMax);
  const told = await Promise.all(
    young.map(async (name) => {
      const path = `${folder}/${name}`;
      const look = await host.read(path, {bytesMax: 4_096});
      return look.seen ? npmChange(name, look.value.text, path) : null;
    }),
  );
  return told.filter((one) => one !== null);
}
