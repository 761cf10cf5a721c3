import type {Container} from '../../world/docker/container.ts';
import type {World} from '../../world/world.ts';
import {healthOf} from './health.ts';
import {dockerLabels} from './labels.ts';

/** One container as a row of `docker ps`, by the names that its templates have. */
export function rowOf(world: World, container: Container, whole: boolean): Readonly<Record<string, string | null>> {
  const {id, made, name, createdAt, state} = container;
  const command = made.command.join(' ');
  return {
    Command: `"${whole || command.length <= 20 ? command : `${command.slice(0, 19)}…`}"`,
    CreatedAt: `${new Date(createdAt).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`,
    ID: whole ? id : id.slice(0, 12),
    Image: made.image,
    Labels: Object.entries(dockerLabels(world, container))
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    LocalVolumes: '0',
    Mounts: made.volumes.map(({from}) => (whole || from.length <= 15 ? from : `${from.slice(0, 14)}…`)).join(','),
    Names: name,
    Networks: `${world.scene.docker?.project ?? 'openclaw'}_default`,
    Platform: null,
    Ports: state === 'running' ? made.ports.map(({address, outside, inside}) => `${address}:${outside}->${inside}/tcp`).join(', ') : '',
    RunningFor: `${length(world.time.now() - createdAt)} ago`,
    Size: '2.66MB (virtual 853MB)',
    State: state,
    Status: statusOf(world, container),
  };
}

/** `Up 2 minutes (healthy)`, `Restarting (78) 5 seconds ago`. */
export function statusOf(world: World, container: Container): string {
  const {state, exit, startedAt, endedAt} = container;
  const since = (at: number | null): string => length(world.time.now() - (at ?? world.time.now()));
  switch (state) {
    case 'created':
      return 'Created';
    case 'restarting':
      return `Restarting (${exit}) ${since(endedAt)} ago`;
    case 'exited':
      return `Exited (${exit}) ${since(endedAt)} ago`;
    case 'running': {
      const health = healthOf(world, container)?.state;
      const said = health === undefined ? '' : ` (${health === 'starting' ? 'health: starting' : health})`;
      return `Up ${since(startedAt)}${said}`;
    }
  }
}

/** A length of time as Docker's own library says it. */
function length(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.round(seconds / 3600)];
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  return hours < 24 * 14 ? `${Math.floor(hours / 24)} days` : `${Math.floor(hours / 24 / 7)} weeks`;
}

/** A table whose columns are as wide as what stands in them. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) => `${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd((widths[at] ?? 0) + 3))).join('')}\n`)
    .join('');
}
