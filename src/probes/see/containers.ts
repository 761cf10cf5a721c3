import type {Gateway, Host, SupervisorValue} from '../../model/index.ts';
import {parseContainers} from '../parse/containers.ts';
import {ask} from './ask.ts';

/** How each container tool lists its containers; docker prints one JSON object a line, podman one array. */
export const containerTools: readonly (readonly string[])[] = [
  ['docker', 'ps', '--all', '--no-trunc', '--format', '{{json .}}'],
  ['podman', 'ps', '--all', '--no-trunc', '--format', 'json'],
];

/** A container tool costs 50 ms and more; where there is a container to watch it is asked this often, where there is none once. */
const listAgeMs = 15_000;

type Containers = SupervisorValue['containers'];

/** Containers that run a gateway: as their tool lists them, else by the control group of a gateway's process. */
export async function containersSeen(host: Host, gateway: Gateway, ids: readonly string[], fresh: boolean): Promise<Containers> {
  const last = lists.get(host);
  const now = host.clock.now();
  const watch = ids.length > 0 || (last?.containers.length ?? 0) > 0;
  const stale = last === undefined || fresh || (watch && now - last.at >= listAgeMs);
  const containers = stale ? await listContainers(host, gateway) : last.containers;
  if (stale) lists.set(host, {at: now, containers});
  return containers.length > 0 ? containers : ids.map(id => ({name: id.slice(0, 12), state: 'running', image: 'unknown'}));
}

/** Docker and podman leave a file in every container's root. Whether we are in one cannot change, so it is asked once. */
export async function insideContainer(host: Host): Promise<boolean> {
  let answer = insides.get(host);
  if (answer === undefined) {
    answer = Promise.all(['/.dockerenv', '/run/.containerenv'].map(path => host.stat(path))).then(looks => looks.some(look => look.seen));
    insides.set(host, answer);
  }
  return answer;
}

async function listContainers(host: Host, gateway: Gateway): Promise<Containers> {
  const answers = await Promise.all(containerTools.map(async argv => {
    const ran = await ask(host, argv, gateway.own ? {} : {as: gateway.user});
    return ran.seen && ran.value.exit === 0 ? parseContainers(ran.value.stdout.text) : [];
  }));
  return answers.flat().filter(one => /openclaw|clawdbot/i.test(`${one.name} ${one.image}`));
}

const lists = new WeakMap<Host, {readonly at: number; readonly containers: Containers}>();
const insides = new WeakMap<Host, Promise<boolean>>();
