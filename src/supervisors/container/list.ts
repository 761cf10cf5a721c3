import type {Gateway, Host, Service, ServiceRun} from '../../model/index.ts';
import {isKnownHealthy} from '../../probes/gather/known-healthy.ts';
import {always, remembered} from '../../probes/gather/memory.ts';
import type {Known} from '../../probes/probe.ts';
import {servicesOf} from '../owner.ts';
import type {Around, RunningGateway} from '../supervisor.ts';
import {broughtBackBy} from './at-boot.ts';
import {askedAs, containersLately, type Found, isMachines} from './engines.ts';
import {isOf, losesState, programOf} from './gateways.ts';
import {identityOf} from './identity.ts';
import type {Inspected} from './inspected.ts';
import type {Container} from './listed.ts';
import {quadletService, quadletsOf} from './quadlets.ts';
import {releaseIn} from './release.ts';
import {restartTimes} from './restarts.ts';

/** Where there is a container to watch the tools are asked this often, where there is none once. */
const healthyAgeMs = 15_000;
const troubledAgeMs = 5_000;

/** Containers that run this gateway: as their engine describes them, else by the control group of a gateway's process. */
export async function containersSeen(host: Host, gateway: Gateway, known: Known, running: readonly RunningGateway[]): Promise<Around> {
  const ids = running.flatMap((one) => one.container ?? []);
  const before = known.readings.supervisor?.seen === true ? servicesOf(known.readings.supervisor.value) : [];
  const watch = ids.length > 0 || before.some((one) => one.by === 'container');
  const ageMs = known.deep ? 0 : watch ? (isKnownHealthy(known) ? healthyAgeMs : troubledAgeMs) : always;
  const {found, unasked} = await containersLately(host, gateway, ageMs);
  const ours = found.filter((one) => isOf(one, gateway));
  const others = found.flatMap(({whole}) => (whole === null || ours.some((one) => one.whole?.id === whole.id) ? [] : [whole.id]));
  const containers = await Promise.all(ours.map((one) => serviceOf(host, gateway, one, before)));
  const shown =
    containers.length > 0
      ? containers
      : ids
          .filter((id) => !others.includes(id))
          .map((id) => containerService({engine: '', name: id.slice(0, 12), state: 'running', image: 'unknown'}));
  const quadlets = await remembered(host, `quadlets ${gateway.user.uid}`, isKnownHealthy(known) ? healthyAgeMs : 0, () =>
    quadletsOf(host, gateway),
  );
  const stopped = quadlets.filter(({container}) => !found.some(({listed}) => listed.name === container));
  return {services: [...shown, ...stopped.map(quadletService)], unasked, ...(others.length === 0 ? {} : {others})};
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

async function serviceOf(host: Host, gateway: Gateway, {engine, listed, whole}: Found, before: readonly Service[]): Promise<Service> {
  const service = containerService({engine, ...listed});
  if (whole === null) return service;
  const earlier = before.find((one) => one.name === service.name && one.scope === engine)?.run;
  const falls = whole.run.restarts > 0 && host.clock.now() - (whole.run.startedAt ?? 0) < settledMs;
  const commands = callsOf(engine, whole, falls);
  const loses = losesState(whole);
  const [identity, back, release] = await Promise.all([
    identityOf(host, engine, whole),
    isMachines(host, engine).then((machines) => broughtBackBy(host, engine, machines)),
    askedAs(host, engine, gateway).then((as) => releaseIn(host, engine, whole, as)),
  ]);
  const run = {
    ...whole.run,
    ...identity,
    ...back,
    restartTimes: restartTimes(whole.run, earlier),
    ...commands,
    ...(release === null ? {} : {release}),
    ...(loses === null ? {} : {losesState: loses}),
  };
  return {
    ...service,
    state: whole.state,
    detail: detailOf(whole.state, whole.run.exit, run.image),
    running: whole.state === 'running',
    pid: whole.pid,
    starts: run.restarts + 1,
    lastExit: run.exit,
    run,
  };
}

/** What was started again so lately may end before a command in it has been answered. */
const settledMs = 60_000;

/** A container that does not run takes no command; one of the same image with the same files does. */
function callsOf(engine: string, whole: Inspected, falls: boolean): Pick<ServiceRun, 'cli' | 'cliBeside'> {
  const program = programOf(whole);
  if (program.length === 0) return {cli: []};
  if (whole.state === 'running' && !falls) return {cli: [engine, 'exec', whole.name, ...program]};
  const {image, user} = whole.run;
  return {cli: [], cliBeside: [engine, 'run', '--rm', '--volumes-from', whole.name, '--user', user, image, ...program]};
}

function detailOf(state: string, exit: number | null, image: string): string {
  return `${state}${exit === null ? '' : `, last exit ${exit}`}, ${image}`;
}
