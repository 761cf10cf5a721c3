import type {Said} from '../programs/call.ts';
import {type GatewayRun, isModern} from '../world/gateway/run.ts';
import type {Process} from '../world/processes.ts';
import {isStopped} from '../world/stopped-process.ts';
import {type Asked, pretty} from './asked.ts';

/** What a command finds on the port that it asks. */
export type Connection =
  | {readonly is: 'refused' | 'frozen' | 'foreign' | 'protocol'}
  | {readonly is: 'refuses-token'; readonly run: GatewayRun}
  | {readonly is: 'open' | 'suspended'; readonly run: GatewayRun; readonly process: Process};

export function connect({world, port, token, version}: Asked, at = port): Connection {
  const socket = world.processes.listener('127.0.0.1', at);
  if (!socket) return {is: 'refused'};
  if (isStopped(world, socket.pid)) return {is: 'frozen'};
  const run = world.gateways.get(socket.pid);
  const process = world.processes.get(socket.pid);
  if (!run || !process) return {is: 'foreign'};
  if (isModern(run.version) !== isModern(version)) return {is: 'protocol'};
  if (run.token !== null && run.token !== token) return {is: 'refuses-token', run};
  return {is: run.suspension === null ? 'open' : 'suspended', run, process};
}

export const mismatch = 'unauthorized: gateway token mismatch (provide gateway auth token)';

/** The answer of a command that needs the gateway and does not get through, after the time that this takes. */
export async function failure(asked: Asked, connection: Connection, patientMs: number): Promise<Said> {
  const {call, port, timeoutMs} = asked;
  const limitMs = timeoutMs ?? 60_000;
  const gateway = {url: `ws://127.0.0.1:${port}`, urlSource: 'local loopback', bindDetail: 'Bind: loopback'};
  const envelope = (error: object): Said => ({
    exit: 1,
    stdout: asked.json ? pretty({ok: false, error, gateway}) : '',
    stderr: asked.json ? '' : `${(error as {message: string}).message}\n`,
  });
  switch (connection.is) {
    case 'protocol':
      return endless(asked, 'protocol mismatch');
    case 'foreign': {
      await call.wait(Number.POSITIVE_INFINITY);
      return {exit: 1, stdout: '', stderr: ''};
    }
    case 'frozen': {
      await call.wait(limitMs);
      const message =
        patientMs > 0 ? `Gateway not reachable after waiting ${Math.round(limitMs / 1000)} s.` : `gateway timeout after ${limitMs}ms`;
      return envelope({type: 'gateway_transport_error', kind: 'timeout', message, timeoutMs: limitMs});
    }
    case 'refused': {
      // Patient commands wait for the managed service, which may be starting.
      await call.wait(Math.min(patientMs, limitMs));
      return patientMs > 0
        ? envelope({
            type: 'gateway_transport_error',
            kind: 'timeout',
            message: `Gateway not reachable after waiting ${Math.round(Math.min(patientMs, limitMs) / 1000)} s.`,
            timeoutMs: limitMs,
          })
        : envelope({
            type: 'gateway_transport_error',
            kind: 'closed',
            message: `Gateway not reachable at ws://127.0.0.1:${port} (ECONNREFUSED).`,
            reason: `connect ECONNREFUSED 127.0.0.1:${port}`,
          });
    }
    case 'refuses-token': {
      await call.wait(5_500);
      const error = {
        type: 'gateway_request_error',
        code: 'INVALID_REQUEST',
        message: "unauthorized: gateway token mismatch (use this gateway's gateway.auth.token or pair the device)",
        details: {
          code: 'AUTH_TOKEN_MISMATCH',
          authReason: 'token_mismatch',
          canRetryWithDeviceToken: false,
          recommendedNextStep: 'update_auth_credentials',
        },
        retryable: false,
      };
      return {
        exit: 1,
        stdout: asked.json ? pretty({ok: false, error}) : '',
        stderr: `gateway connect failed: GatewayClientRequestError: ${error.message}\n`,
      };
    }
    case 'suspended': {
      const method = asked.words.at(-1) ?? '';
      const message = `${method} unavailable during gateway suspension`;
      const details = {method, reason: 'gateway-suspending', phase: 'prepared'};
      const error = {type: 'gateway_request_error', code: 'UNAVAILABLE', message, details, retryable: true, retryAfterMs: 1_000};
      return {exit: 1, stdout: asked.json ? pretty({ok: false, error}) : '', stderr: asked.json ? '' : `${message}\n`};
    }
    case 'open':
      return {exit: 0, stdout: '', stderr: ''};
  }
}

/** It tries again twice a second, for ever, and says so each time. */
async function endless(asked: Asked, why: string): Promise<Said> {
  for (;;) {
    asked.call.complain(`gateway connect failed: GatewayClientRequestError: ${why}\n`);
    await asked.call.wait(600);
  }
}
