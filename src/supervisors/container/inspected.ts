import type {MadeBy, ServiceCheck, ServiceRun} from '../../model/index.ts';
import type {Variables} from '../../probes/parse/env-file.ts';
import {anyJson} from '../../probes/parse/json.ts';

/** One container as `docker inspect` and `podman inspect` describe it; of what differs between them both writings are known. */
export interface Inspected {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** Of the host's processes; null while it has none. */
  readonly pid: number | null;
  readonly argv: readonly string[];
  /** What is handed to its entrypoint, which a compose file calls its command. */
  readonly command: readonly string[];
  readonly environment: Variables;
  /** Where its command begins in there. */
  readonly folder: string;
  readonly labels: Readonly<Record<string, string>>;
  /** It has the host's own ports. */
  readonly onHostNetwork: boolean;
  /** Folders in it that lie in memory and are empty after each start. */
  readonly inMemory: readonly string[];
  readonly run: ServiceRun;
}

export function parseInspect(text: string): readonly Inspected[] {
  const all = anyJson(text);
  return (Array.isArray(all) ? all : []).flatMap((one: unknown) => {
    const container = inspected(table(one));
    return container.name === '' ? [] : [container];
  });
}

type Table = Readonly<Record<string, unknown>>;

function inspected(all: Table): Inspected {
  const state = table(all['State']);
  const config = table(all['Config']);
  const host = table(all['HostConfig']);
  const labels = strings(config['Labels']);
  const mode = word(host['NetworkMode']);
  return {
    id: word(all['Id']),
    name: word(all['Name']).replace(/^\//, ''),
    state: word(state['Status']).toLowerCase(),
    pid: whole(state['Pid']) || null,
    argv: [word(all['Path']), ...words(all['Args'])].filter((one) => one !== ''),
    command: words(config['Cmd']),
    environment: words(config['Env']).map((one) => {
      const at = one.indexOf('=');
      return at < 0 ? [one, ''] : [one.slice(0, at), one.slice(at + 1)];
    }),
    folder: word(config['WorkingDir']),
    labels,
    onHostNetwork: mode === 'host',
    inMemory: [
      ...Object.keys(strings(host['Tmpfs'])),
      ...items(all['Mounts'])
        .filter(isInMemory)
        .map((one) => word(one['Destination'])),
    ],
    run: {...lifeOf(all, state, host), ...madeOf(all, config, host, labels)},
  };
}

function lifeOf(all: Table, state: Table, host: Table) {
  const startedAt = time(state['StartedAt']);
  const endedAt = time(state['FinishedAt']);
  const restarts = whole(all['RestartCount']);
  const running = word(state['Status']).toLowerCase() === 'running';
  return {
    exit: running || endedAt === null ? null : whole(state['ExitCode']),
    outOfMemory: state['OOMKilled'] === true,
    isRetrying: state['Restarting'] === true || word(state['Status']).toLowerCase() === 'restarting',
    restarts,
    startedAt,
    endedAt,
    restartTimes: restarts > 0 && startedAt !== null ? [startedAt] : [],
    restartPolicy: policyOf(table(host['RestartPolicy'])),
    cli: [],
    check: checkOf(table(state['Health'] ?? state['Healthcheck'])),
  };
}

function madeOf(all: Table, config: Table, host: Table, labels: Readonly<Record<string, string>>) {
  return {
    madeBy: madeBy(labels),
    memoryMax: whole(host['Memory']) || null,
    published: publishedOf(table(host['PortBindings'])),
    mounts: items(all['Mounts'])
      .filter((one) => !isInMemory(one))
      .map((one) => ({from: word(one['Source']), to: word(one['Destination'])})),
    user: word(config['User']) || 'root',
    image: word(all['ImageName']) || word(config['Image']),
    digest: word(all['ImageDigest']) || word(all['Image']),
  };
}

const isInMemory = (mount: Table): boolean => word(mount['Type']) === 'tmpfs';

/** `no` is a word of theirs for what has none. */
function policyOf(policy: Table): string {
  const name = word(policy['Name']);
  return name === 'no' ? '' : name;
}

/** Podman describes a check that was never made with empty words. */
function checkOf(health: Table): ServiceCheck | null {
  const state = word(health['Status']).toLowerCase();
  if (state === '' || state === 'none') return null;
  const last = items(health['Log']).at(-1) ?? {};
  return {
    state,
    failures: whole(health['FailingStreak']),
    exit: typeof last['ExitCode'] === 'number' ? last['ExitCode'] : null,
    said: word(last['Output']).trim().slice(0, saidMax),
  };
}

/** Checks print a line; one that prints a page is cut. */
const saidMax = 400;

function madeBy(labels: Readonly<Record<string, string>>): MadeBy | null {
  const unit = labels['PODMAN_SYSTEMD_UNIT'];
  if (unit !== undefined && unit !== '') return {is: 'unit', name: unit};
  const label = (name: string): string => labels[`com.docker.compose.${name}`] ?? labels[`io.podman.compose.${name}`] ?? '';
  const project = label('project');
  const service = label('service');
  if (project === '' || service === '') return null;
  const folder = label('project.working_dir');
  const files = label('project.config_files')
    .split(',')
    .filter((one) => one !== '')
    .map((one) => (one.startsWith('/') || folder === '' ? one : `${folder}/${one}`));
  return {is: 'stack', tool: toolOf(labels), project, service, files: files.every((one) => one.startsWith('/')) ? files : []};
}

/** The three of them leave their own labels; the first release of docker's was a program of its own. */
function toolOf(labels: Readonly<Record<string, string>>): readonly string[] {
  if (labels['io.podman.compose.project'] !== undefined) return ['podman-compose'];
  return labels['com.docker.compose.version']?.startsWith('1.') === true ? ['docker-compose'] : ['docker', 'compose'];
}

function publishedOf(bindings: Table): ServiceRun['published'] {
  return Object.entries(bindings).flatMap(([to, all]) =>
    items(all).flatMap((one) => {
      const port = Number(word(one['HostPort']));
      const inside = Number.parseInt(to, 10);
      return Number.isInteger(port) && port > 0 && inside > 0 ? [{address: word(one['HostIp']) || '0.0.0.0', port, inside}] : [];
    }),
  );
}

/** The year 1 is their word for never. */
function time(value: unknown): number | null {
  const at = Date.parse(word(value));
  return Number.isFinite(at) && at > 0 ? at : null;
}

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function items(value: unknown): readonly Table[] {
  return Array.isArray(value) ? value.map(table) : [];
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function strings(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(table(value)).filter((one): one is [string, string] => typeof one[1] === 'string'));
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
