import type {Gateway, Host, Service} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {always, remembered} from '../../probes/gather/memory.ts';
import type {Known} from '../../probes/probe.ts';
import {servicesOf} from '../owner.ts';
import type {Around, RunningGateway} from '../supervisor.ts';
import type {Engine} from './helpers.ts';
import {type Container, parseContainers, runsGateway} from './listed.ts';
import {quadletService, quadletsOf} from './quadlets.ts';

/** How each container tool lists its containers; docker prints one JSON object a line, podman one array. */
export const containerTools: readonly {readonly engine: Engine; readonly argv: readonly string[]}[] = [
  {engine: 'docker', argv: ['docker', 'ps', '--all', '--no-trunc', '--format', '{{json .}}']},
  {engine: 'podman', argv: ['podman', 'ps', '--all', '--no-trunc', '--format', 'json']},
];

/** A container tool costs 50 ms and more; where there is a container to watch it is asked this often, where there is none once. */
const listAgeMs = 15_000;

/** Containers that run a gateway: as their tool lists them, else by the control group of a gateway's process. */
export async function containersSeen(host: Host, gateway: Gateway, known: Known, running: readonly RunningGateway[]): Promise<Around> {
  const ids = running.flatMap((one) => one.container ?? []);
  const before = known.readings.supervisor;
  const watch = ids.length > 0 || (before?.seen === true && servicesOf(before.value).some((one) => one.by === 'container'));
  const ageMs = known.deep ? 0 : watch ? listAgeMs : always;
  const listed = await remembered(host, `containers ${gateway.user.uid}`, ageMs, () => listContainers(host, gateway));
  const containers = listed.containers.filter((one) => runsGateway(one, gateway.port));
  const shown =
    containers.length > 0 ? containers : ids.map((id) => ({engine: '', name: id.slice(0, 12), state: 'running', image: 'unknown'}));
  const stopped = (await quadletsOf(host, gateway)).filter(({container}) => !listed.containers.some((one) => one.name === container));
  return {services: [...shown.map(containerService), ...stopped.map(quadletService)], unasked: listed.unasked};
}

type Shown = Pick<Container, 'name' | 'state' | 'image'> & {readonly engine: string};

export function containerService({engine, name, state, image}: Shown): Service {
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

interface Listed {
  readonly containers: readonly (Container & {readonly engine: Engine})[];
  /** Engines that are there and gave no list: what they run is not known, and no list is not an empty one. */
  readonly unasked: Around['unasked'];
}

async function listContainers(host: Host, gateway: Gateway): Promise<Listed> {
  const answers = await Promise.all(
    containerTools.map(async ({engine, argv}): Promise<Listed> => {
      if (engine === 'docker' && !(await dockerListens(host, gateway))) return {containers: [], unasked: []};
      const ran = await ask(host, argv, gateway.own ? {} : {as: gateway.user});
      if (ran.seen && ran.value.exit === 0)
        return {containers: parseContainers(ran.value.stdout.text).map((one) => ({engine, ...one})), unasked: []};
      const detail = ran.seen ? lastWords(ran.value.stderr.text) : ran.detail;
      // A host without the command has no engine of that kind that anybody on it could ask.
      return {containers: [], unasked: !ran.seen && ran.why === 'missing' ? [] : [{scope: engine, detail}]};
    }),
  );
  return {containers: answers.flatMap(({containers}) => containers), unasked: answers.flatMap(({unasked}) => unasked)};
}

function lastWords(stderr: string): string {
  return stderr.trim().split('\n').at(-1)?.slice(0, 200) || 'it gave no list of its containers';
}
