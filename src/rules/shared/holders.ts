import type {Evidence, Facts, Listener, PortsValue, ProcessFacts, SupervisorValue} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {engineBehind, servicesOf} from '../../supervisors/index.ts';
import {maybe} from './rule.ts';

/** Who holds the gateway's port, seen from the supervisor. */
export interface Holder {
  readonly listener: Listener;
  /**
   * `ours`: in the process tree of a unit or of another service. `foreground`: a gateway of the same user outside every
   * supervisor. `other-gateway`: a gateway of another user. `stranger`: no gateway. `unseen`: its process could not be seen.
   */
  readonly is: 'ours' | 'foreground' | 'other-gateway' | 'stranger' | 'unseen';
}

export function holders(facts: Facts, supervisor: SupervisorValue, ports: PortsValue): readonly Holder[] {
  const port = ports.ports.find((one) => one.role === 'gateway') ?? ports.ports.find((one) => one.port === facts.gateway.port);
  return (port?.listeners ?? []).map((listener) => ({listener, is: classify(facts, supervisor, listener)}));
}

export function isLoopback(address: string): boolean {
  return /^(?:127\.|::1$|\[::1\]|::ffff:127\.)/.test(address);
}

/** Every process of every unit, and the own ones of other services. */
export function supervisedPids(supervisor: SupervisorValue): ReadonlySet<number> {
  const pids = new Set<number>();
  for (const unit of supervisor.units) {
    if (unit.mainPid !== null) pids.add(unit.mainPid);
    for (const pid of unit.pids) pids.add(pid);
  }
  for (const {pid} of servicesOf(supervisor)) if (pid !== null) pids.add(pid);
  return pids;
}

/** A child counts as much as the process that the supervisor started: an old Node starts a newer one and stays its parent. */
export function isSupervised(facts: Facts, supervisor: SupervisorValue, process: ProcessFacts): boolean {
  const pids = supervisedPids(supervisor);
  if (pids.has(process.pid) || pids.has(process.ppid) || process.parents.some((parent) => pids.has(parent.pid))) return true;
  // Supervisor and sockets are looked at one after the other: right after a restart only the control group's name is current.
  return process.unit === facts.gateway.unit && process.uid === facts.gateway.user.uid;
}

/** `pid 26779 (python3 -m http.server 18789) of ops, from bash 26700, sshd 26699, in session-3.scope`. */
export function processText(process: ProcessFacts): string {
  const argv = process.argv.join(' ').replace(/\s+/g, ' ').trim();
  const command = argv === '' ? '' : ` (${argv.length > 120 ? `${argv.slice(0, 119)}…` : argv})`;
  const parents = process.parents.slice(0, 4).map((parent) => `${parent.name} ${parent.pid}`);
  const from = parents.length === 0 ? '' : `, started from ${parents.join(' ← ')}`;
  const unit = process.unit === null ? '' : `, in ${process.unit}`;
  return `pid ${process.pid}${command} of user ${process.user}${from}${unit}`;
}

export function holderText(listener: Listener): string {
  return listener.process === null
    ? `a process of user ${listener.user} that could not be seen (root can see it)`
    : processText(listener.process);
}

export function holderEvidence(facts: Facts, listener: Listener): Evidence {
  return {probe: 'ports', line: `${listener.address}:${facts.gateway.port} ${holderText(listener)}`};
}

function classify(facts: Facts, supervisor: SupervisorValue, listener: Listener): Holder['is'] {
  const {process} = listener;
  const answers = maybe(facts, 'http');
  const speaksGateway = answers?.healthz.seen === true && answers.healthz.value.openclaw;
  const inContainer =
    (supervisor.owner === 'container' && (speaksGateway || answers === null)) || leadsToService(facts, supervisor, process);
  if (process === null) {
    if (inContainer) return 'ours';
    if (listener.uid === facts.gateway.user.uid) return 'unseen';
    return speaksGateway ? 'other-gateway' : 'stranger';
  }
  if (inContainer || isSupervised(facts, supervisor, process)) return 'ours';
  const known = supervisor.processes.some((one) => one.pid === process.pid && one.because !== 'port');
  const isGateway = supervisor.lock?.pid === process.pid || known || gatewayArgv(process.argv) !== null;
  if (!isGateway) return 'stranger';
  return process.uid === facts.gateway.user.uid || supervisor.lock?.pid === process.pid ? 'foreground' : 'other-gateway';
}

/** The port leads into a service that lives in a world of its own; what holds it here is only the way in, whether that answers or not. */
function leadsToService({gateway}: Facts, supervisor: SupervisorValue, process: ProcessFacts | null): boolean {
  if (process !== null && engineBehind(process) === null) return false;
  // One that falls and is started again has its way in whenever it runs, and it is looked at a moment before or after the sockets.
  return servicesOf(supervisor).some(
    ({running, run}) => (running || run?.isRetrying === true) && run?.published.some(({port}) => port === gateway.port) === true,
  );
}
