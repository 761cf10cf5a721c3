import type {Gateway, GatewayProcess, Host, ReadingValues} from '../model/index.ts';
import {gatewayArgv} from '../openclaw/gateway-argv.ts';
import {chooseUnit, nothingHeld, ownerOf, type RunningGateway, supervisorsOn, together} from '../supervisors/index.ts';
import {gatewayPids, justNowMs} from './gather/gateways-running.ts';
import {insideContainer} from './gather/inside-container.ts';
import {gatewayLock} from './gather/lock.ts';
import {isMacHost} from './gather/mac-processes.ts';
import {type ProcessSight, processAt} from './gather/processes.ts';
import {seen} from './gather/unseen.ts';
import type {Known, Probe} from './probe.ts';

type Value = ReadingValues['supervisor'];
type Because = GatewayProcess['because'];

/** Who owns the gateway: what every supervisor holds for it, processes and the lock, beside one another. */
export const supervisor: Probe<'supervisor'> = {
  name: 'supervisor',
  everyMs: 3_000,
  after: [],
  async look(host, gateway, known) {
    const ageMs = known.deep ? 0 : known.readings.supervisor === undefined ? justNowMs : undefined;
    const all = supervisorsOn(host);
    const [states, lock, byArgv, inside] = await Promise.all([
      Promise.all(all.map((one) => one.state(host, gateway, known))),
      gatewayLock(host, gateway),
      gatewayPids(host, ageMs),
      insideContainer(host),
    ]);
    const held = together(states);
    const jobs = held.services.flatMap((one) => one.pid ?? []);
    const because = reasons({units: held.units, jobs, lock, byArgv, listeners: listenersOf(known, gateway)});
    const sights = belowJobs(await sightsOf(host, because), jobs);
    const seenRunning = sights.map((one) => runningOf(one, gateway, inside));
    const around = await Promise.all(all.map((one) => one.around(host, gateway, known, seenRunning)));
    const others = new Set(around.flatMap((one) => one.others ?? []));
    const running = seenRunning.filter(({container}) => container === null || !others.has(container));
    const processes = sights.filter(({facts}) => running.some(({pid}) => pid === facts.pid));
    const {services, unasked} = together([held, ...around.map((one) => ({...nothingHeld, ...one}))]);
    const chosen = chooseUnit(held.units, gateway);
    return seen({
      owner: ownerOf({...held, services, unasked, running}, gateway, all),
      units: held.units,
      unasked,
      services,
      chosen: chosen && {scope: chosen.scope, name: chosen.name},
      processes: processes.map((one) => ({...one.facts, because: one.because})).toSorted((a, b) => a.pid - b.pid),
      lock,
      ...(isMacHost(host) ? {init: 'launchd' as const} : {}),
    });
  },
};

/** The pids taken for gateways, each with the strongest reason: a unit's, before the lock's, before the port's, before its argv. */
function reasons({
  units,
  jobs,
  lock,
  byArgv,
  listeners,
}: Pick<Value, 'units' | 'lock'> & {jobs: readonly number[]; byArgv: readonly number[]; listeners: readonly number[]}) {
  const because = new Map<number, Because>();
  for (const pid of byArgv) because.set(pid, listeners.includes(pid) ? 'port' : 'argv');
  if (lock?.pid && lock.alive === true && lock.role === 'gateway') because.set(lock.pid, 'lock');
  for (const {mainPid} of units) if (mainPid !== null) because.set(mainPid, 'unit');
  for (const pid of jobs) because.set(pid, 'unit');
  return because;
}

/** What a job started may be a launcher: then the gateway below it is the job's, and the launcher is none. */
function belowJobs(sights: readonly Sight[], jobs: readonly number[]): readonly Sight[] {
  const jobOf = ({facts}: Sight): number | undefined => facts.parents.find((parent) => jobs.includes(parent.pid))?.pid;
  const launchers = new Set(sights.flatMap((one) => jobOf(one) ?? []));
  return sights.filter((one) => !launchers.has(one.facts.pid)).map((one) => (jobOf(one) === undefined ? one : {...one, because: 'unit'}));
}

/** Who listened on the gateway's port at the latest look. */
function listenersOf(known: Known, gateway: Gateway): readonly number[] {
  const ports = known.readings.ports;
  const port = ports?.seen ? ports.value.ports.find((one) => one.port === gateway.port) : undefined;
  return port?.listeners.flatMap((listener) => listener.process?.pid ?? []) ?? [];
}

type Sight = ProcessSight & {readonly because: Because};

/** A process that ended between two glances is left out. */
async function sightsOf(host: Host, because: ReadonlyMap<number, Because>): Promise<readonly Sight[]> {
  const sights = await Promise.all([...because].map(async ([pid, why]) => ({why, look: await processAt(host, pid)})));
  return sights.flatMap(({why, look}) => (look.seen ? [{...look.value, because: why}] : []));
}

function runningOf(sight: Sight, gateway: Gateway, inside: boolean): RunningGateway {
  const {unit = null, managerUid = null, container = null} = sight.cgroup ?? {};
  return {
    pid: sight.facts.pid,
    ours: sight.because !== 'argv' || isOurs(sight, gateway),
    unit,
    managerUid,
    container: container ?? (inside && unit === null ? 'this container' : null),
    parents: sight.facts.parents.map((parent) => parent.pid),
  };
}

/** A gateway found by its argv alone is this one when it sits in this unit, or runs for this user under this profile or port. */
function isOurs({facts, cgroup}: ProcessSight, gateway: Gateway): boolean {
  const said = gatewayArgv(facts.argv);
  const managerUid = cgroup?.managerUid ?? null;
  if (cgroup?.unit === gateway.unit && (managerUid === null || managerUid === gateway.user.uid)) return true;
  if (said?.port != null) return said.port === gateway.port;
  return facts.uid === gateway.user.uid && said?.profile === gateway.profile;
}
