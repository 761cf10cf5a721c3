import {home, type Lab, user} from './gateway.ts';

/** What is known of every path of the owner's home and of his in the temporary folders: type, mode, size, time of the last change, content. */
export type Snapshot = ReadonlyMap<string, string>;

/** Rungs' own sessions, which it keeps there and says so. */
const ours = `${home}/.local/state/rungs`;

export async function snapshot(lab: Lab): Promise<Snapshot> {
  const said = await lab.box.sh([
    'bash',
    '-c',
    `
    everything() { find ${home} -path ${ours} -prune -o "$@"; find /tmp /var/tmp /dev/shm -mindepth 1 -user ${user} "$@"; }
    everything -printf '%p\\t%y %m %s %T@ %l\\n'
    everything -type f -print0 | xargs -0 -r sha256sum | sed -E 's/^(\\S+)  (.*)$/\\2\\t\\1/'`,
  ]);
  const found = new Map<string, string>();
  for (const line of said.stdout.split('\n')) {
    const [path = '', facts = ''] = line.split('\t');
    if (path !== '' && path !== ours) found.set(path, `${found.get(path) ?? ''} ${facts}`);
  }
  return found;
}

/** One line for every path that came, went or is another than before. */
export function changes(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is) return [];
    return [was === undefined ? `came: ${path}${is}` : is === undefined ? `went: ${path}` : `changed: ${path}${was} ->${is}`];
  });
}
