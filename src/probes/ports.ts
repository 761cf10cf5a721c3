import type {Gateway, PortState, ReadingValues} from '../model/index.ts';
import {browserControlPort, defaultPort, telegramWebhookPort} from '../openclaw/identity.ts';
import {isKnownHealthy} from './gather/known-healthy.ts';
import {listenerOf, listening, ownersOf} from './gather/listeners.ts';
import {seen} from './gather/unseen.ts';
import type {Known, Probe} from './probe.ts';

/** Who listens on the gateway's port and on those that follow from it, on which addresses, through which parents. */
export const ports: Probe<'ports'> = {
  name: 'ports',
  everyMs: 3_000,
  after: ['supervisor'],
  async look(host, gateway, known) {
    const sockets = await listening(host, isKnownHealthy(known));
    if (!sockets.seen) return sockets;
    const wanted = wantedPorts(gateway);
    const held = sockets.value.filter((socket) => wanted.some((one) => one.port === socket.port));
    const likely = likelyPids(known);
    const owners = await ownersOf(host, held, likely);
    const listeners = await Promise.all(
      held.map(async (socket) => ({
        port: socket.port,
        listener: await listenerOf(host, socket, owners.get(socket.inode) ?? null),
      })),
    );
    const states = wanted.map(
      ({port, role}): PortState => ({
        port,
        role,
        listeners: listeners.filter((one) => one.port === port).map((one) => one.listener),
      }),
    );
    return seen<ReadingValues['ports']>({ports: states.filter((one) => one.role === 'gateway' || matters(one, gateway, likely))});
  },
};

/** A port can have only one role here; the gateway's own comes first. */
function wantedPorts(gateway: Gateway): readonly Pick<PortState, 'port' | 'role'>[] {
  const all: readonly Pick<PortState, 'port' | 'role'>[] = [
    {port: gateway.port, role: 'gateway'},
    {port: browserControlPort(gateway.port), role: 'browser-control'},
    {port: telegramWebhookPort, role: 'telegram-webhook'},
    {port: defaultPort, role: 'cli-default'},
  ];
  return all.filter((one, at) => all.findIndex((other) => other.port === one.port) === at);
}

/** The unit's processes, and whoever listened at the latest look. */
function likelyPids(known: Known): readonly number[] {
  const {supervisor, ports: before} = known.readings;
  const pids = [
    ...(before?.seen ? before.value.ports.flatMap((port) => port.listeners.flatMap((one) => one.process?.pid ?? [])) : []),
    ...(supervisor?.seen ? supervisor.value.units.flatMap((unit) => unit.pids) : []),
    ...(supervisor?.seen ? supervisor.value.processes.map((process) => process.pid) : []),
  ];
  return [...new Set(pids)];
}

/** A derived port is shown when somebody listens; 8787 is popular, so there only the gateway's own user or processes count. */
function matters(state: PortState, gateway: Gateway, likely: readonly number[]): boolean {
  if (state.role !== 'telegram-webhook') return state.listeners.length > 0;
  return state.listeners.some((one) => (one.process === null ? one.uid === gateway.user.uid : likely.includes(one.process.pid)));
}
