import type {Gateway, Host, Service} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {always, remembered} from '../../probes/gather/memory.ts';
import type {Known} from '../../probes/probe.ts';
import {servicesOf} from '../owner.ts';
import type {RunningGateway} from '../supervisor.ts';
import {type Container, parseContainers} from './listed.ts';

/** How each container tool lists its containers; docker prints one JSON object a line, podman one array. */
export const containerTools: readonly (readonly string[])[] = [
  ['docker', 'ps', '--all', '--no-trunc', '--format', '{{json .}}'],
  ['podman', 'ps', '--all', '--no-trunc', '--format', 'json'],
];

/** A container tool costs 50 ms and more; where there is a container to watch it is asked this often, where there is none once. */
const listAgeMs = 15_000;

/** Containers that run a gateway: as their tool lists them, else by the control group of a gateway's process. */
export async function containersSeen(
  host: Host,
  gateway: Gateway,
  known: Known,
  running: readonly RunningGateway[],
): Promise<readonly Service[]> {
  const ids = running.flatMap((one) => one.container ?? []);
  const before = known.readings.supervisor;
  const watch = ids.length > 0 || (before?.seen === true && servicesOf(before.value).some((one) => one.by === 'container'));
  const ageMs = known.deep ? 0 : watch ? listAgeMs : always;
  const containers = await remembered(host, `containers ${gateway.user.uid}`, ageMs, () => listContainers(host, gateway));
  const shown =
    containers.length > 0 ? containers : ids.map((id) => ({engine: '', name: id.slice(0, 12), state: 'running', image: 'unknown'}));
  return shown.map(containerService);
}

export function containerService({engine, name, state, image}: Container & {readonly engine: string}): Service {
  return {
    by: 'container',
    owner: 'container',
    scope: engine,
    name,
    title: `container ${name}`,
    state,
    detail: `${state}, ${image}`,
    running: state === 'running',
    pid: null,
    starts: null,
    lastExit: null,
    disabled: null,
    apart: true,
  };
}

/** Without its engine's socket, docker says so after 15 ms of CPU; another place than the usual ones is written in the owner's own files. */
async function dockerListens(host: Host, {user}: Gateway): Promise<boolean> {
  const places = await Promise.all(
    ['/var/run/docker.sock', `/run/user/${user.uid}/docker.sock`, `${user.home}/.docker`].map((path) => host.stat(path)),
  );
  return places.some((place) => place.seen || place.why === 'denied');
}

async function listContainers(host: Host, gateway: Gateway): Promise<readonly (Container & {readonly engine: string})[]> {
  const answers = await Promise.all(
    containerTools.map(async (argv) => {
      if (argv[0] === 'docker' && !(await dockerListens(host, gateway))) return [];
      const ran = await ask(host, argv, gateway.own ? {} : {as: gateway.user});
      return ran.seen && ran.value.exit === 0 ? parseContainers(ran.value.stdout.text).map((one) => ({engine: argv[0] ?? '', ...one})) : [];
    }),
  );
  return answers.flat().filter((one) => /openclaw|clawdbot/i.test(`${one.name} ${one.image}`));
}
