import type {Gateway, Host, User} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {remembered} from '../../probes/gather/memory.ts';
import type {Around} from '../supervisor.ts';
import type {Engine} from './helpers.ts';
import {type Inspected, parseInspect} from './inspected.ts';
import {type Container, isOfAgents, parseContainers} from './listed.ts';

/** How each container tool lists its containers; docker prints one JSON object a line, podman one array. */
export const containerTools: readonly {readonly engine: Engine; readonly argv: readonly string[]}[] = [
  {engine: 'docker', argv: ['docker', 'ps', '--all', '--no-trunc', '--format', '{{json .}}']},
  {engine: 'podman', argv: ['podman', 'ps', '--all', '--no-trunc', '--format', 'json']},
];

/** A container of the list; `whole` = as its engine describes it, null where that was not asked or gave no answer. */
export interface Found {
  readonly engine: Engine;
  readonly listed: Container;
  readonly whole: Inspected | null;
}

export interface Engines {
  readonly found: readonly Found[];
  /** Engines that are there and gave no list: what they run is not known, and no list is not an empty one. */
  readonly unasked: Around['unasked'];
}

/** Whose engines are meant: the gateway's user's, through whose eyes only root can look. */
export type Whose = Pick<Gateway, 'user' | 'own'>;

/** Every container of every engine, and of those that may be a gateway all that one inspect tells. */
async function containersOn(host: Host, whose: Whose): Promise<Engines> {
  const answers = await Promise.all(containerTools.map(({engine, argv}) => ofEngine(host, engine, argv, whose)));
  return {found: answers.flatMap(({found}) => found), unasked: answers.flatMap(({unasked}) => unasked)};
}

/** The same, unless it was asked so short a time ago: a container tool costs 50 ms and more. */
export function containersLately(host: Host, whose: Whose, ageMs: number): Promise<Engines> {
  return remembered(host, `containers ${whose.user.uid}`, ageMs, () => containersOn(host, whose));
}

/** Who asks: the machine's own docker answers root; everything else of a user's is asked through that user's eyes. */
export async function askedAs(host: Host, engine: Engine, {user, own}: Whose): Promise<{readonly as?: User}> {
  if (own) return {};
  return engine === 'docker' && (await host.stat(systemSocket)).seen ? {} : {as: user};
}

/** Docker's is where its socket is; podman has none, and only root's is the machine's. */
export async function isMachines(host: Host, engine: Engine): Promise<boolean> {
  return engine === 'docker' ? (await host.stat(systemSocket)).seen : host.platform.user.uid === 0;
}

const systemSocket = '/var/run/docker.sock';
const nothing: Engines = {found: [], unasked: []};

async function ofEngine(host: Host, engine: Engine, argv: readonly string[], whose: Whose): Promise<Engines> {
  if (engine === 'docker' && !(await dockerListens(host, whose.user))) return nothing;
  const as = await askedAs(host, engine, whose);
  const ran = await ask(host, argv, as);
  if (!ran.seen || ran.value.exit !== 0) {
    const detail = ran.seen ? lastWords(ran.value.stderr.text) : ran.detail;
    // A host without the command has no engine of that kind that anybody on it could ask.
    return !ran.seen && ran.why === 'missing' ? nothing : {found: [], unasked: [{scope: engine, detail}]};
  }
  const listed = parseContainers(ran.value.stdout.text);
  const whole = await inspect(host, engine, listed.filter((one) => !isOfAgents(one)).slice(0, inspectedMax), as);
  return {
    found: listed.map((one) => ({engine, listed: one, whole: whole.find(({name}) => name === one.name) ?? null})),
    unasked: [],
  };
}

/** One question for all. A container that went away meanwhile is missing in the answer, which then ends with 1. */
async function inspect(
  host: Host,
  engine: Engine,
  containers: readonly Container[],
  as: {readonly as?: User},
): Promise<readonly Inspected[]> {
  const names = containers.map(({name}) => name).filter((name) => /^[a-zA-Z0-9]/.test(name));
  if (names.length === 0) return [];
  const ran = await ask(host, [engine, 'inspect', '--type', 'container', ...names], {...as, keepBytes: inspectBytes});
  return ran.seen ? parseInspect(ran.value.stdout.text) : [];
}

/** A host of more containers than this is no place for one gateway; each has some 10 KB. */
const inspectedMax = 60;
const inspectBytes = 2 * 1024 * 1024;

/** Without its engine's socket, docker says so after 15 ms of CPU; another place than the usual ones is written in the owner's own files. */
async function dockerListens(host: Host, {uid, home}: User): Promise<boolean> {
  const places = await Promise.all([systemSocket, `/run/user/${uid}/docker.sock`, `${home}/.docker`].map((path) => host.stat(path)));
  return places.some((place) => place.seen || place.why === 'denied');
}

function lastWords(stderr: string): string {
  return stderr.trim().split('\n').at(-1)?.slice(0, 200) || 'it gave no list of its containers';
}
