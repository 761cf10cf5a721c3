import {type GatewayRun, isModern} from '../world/gateway/run.ts';
import type {Process} from '../world/processes.ts';
import {isStopped} from '../world/stopped-process.ts';
import type {Asked} from './asked.ts';

/** What a command finds on the port that it asks. */
export type Connection =
  | {readonly is: 'refused' | 'frozen' | 'foreign' | 'protocol' | 'no-credentials'}
  | {readonly is: 'refuses-token'; readonly run: GatewayRun}
  | Open;

/** A gateway that lets the command in; a suspended one answers little. */
export interface Open {
  readonly is: 'open' | 'suspended';
  readonly run: GatewayRun;
  readonly process: Process;
}

export function connect({world, port, token, version, config}: Asked, at = port): Connection {
  const socket = world.processes.listener('127.0.0.1', at);
  if (!socket) return {is: 'refused'};
  if (isStopped(world, socket.pid)) return {is: 'frozen'};
  const run = world.gateways.get(socket.pid);
  const process = world.processes.get(socket.pid);
  if (!run || !process) return {is: 'foreign'};
  if (isModern(run.version) !== isModern(version)) return {is: 'protocol'};
  if (run.token !== null && config.is !== 'read' && isModern(version)) return {is: 'no-credentials'};
  if (run.token !== null && run.token !== token) return {is: 'refuses-token', run};
  return {is: run.suspension === null ? 'open' : 'suspended', run, process};
}

export const mismatch = 'unauthorized: gateway token mismatch (provide gateway auth token)';

/** What each try with a wrong token leaves on standard error: with the token alone first, with the paired device after that. */
export function tokenTries(count: number): string {
  const alone = "unauthorized: gateway token mismatch (use this gateway's gateway.auth.token or pair the device)";
  return [alone, mismatch, mismatch]
    .slice(0, count)
    .map((text) => `gateway connect failed: GatewayClientRequestError: ${text}\n`)
    .join('');
}
