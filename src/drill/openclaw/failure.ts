import type {Said} from '../programs/call.ts';
import {type Asked, pretty} from './asked.ts';
import {type Connection, mismatch, tokenTries} from './connect.ts';
import {earlierFailure} from './earlier-failure.ts';

/** The answer of a command that needs the gateway and does not get through, after the time that this takes. */
export async function failure(asked: Asked, connection: Connection, patientMs: number): Promise<Said> {
  if (!asked.modern && ['refused', 'frozen', 'foreign', 'refuses-token'].includes(connection.is))
    return earlierFailure(asked, connection.is);
  switch (connection.is) {
    case 'protocol':
      return endless(asked, 'protocol mismatch');
    case 'foreign':
      return foreign(asked, patientMs);
    case 'frozen':
      return frozen(asked, patientMs);
    case 'refused':
      return refused(asked, patientMs);
    case 'no-credentials':
      return withoutCredentials(asked, patientMs);
    case 'refuses-token':
      return refusedToken(asked, patientMs);
    case 'suspended':
      return patientMs > 0 ? inVain(asked, limitOf(asked)) : suspended(asked);
    case 'open':
      return {exit: 0, stdout: '', stderr: ''};
  }
}

/** Commands without a limit of their own take a minute. */
function limitOf({timeoutMs}: Asked): number {
  return timeoutMs ?? 60_000;
}

/** How long a connection may take to greet. */
const handshakeMs = 15_000;

interface Failed {
  readonly message: string;
  readonly [key: string]: unknown;
}

function told({json, port}: Asked, error: Failed, gateway: object | null = {url: `ws://127.0.0.1:${port}`, urlSource, bindDetail}): Said {
  return {
    exit: 1,
    stdout: json ? pretty({ok: false, error, ...(gateway === null ? {} : {gateway})}) : '',
    stderr: json ? '' : `${error.message}\n`,
  };
}

const urlSource = 'local loopback';
const bindDetail = 'Bind: loopback';

/** Patient commands wait for the managed service, which may be starting. */
async function inVain(asked: Asked, waitMs: number): Promise<Said> {
  await asked.call.wait(waitMs);
  const message = `Gateway not reachable after waiting ${Math.round(waitMs / 1000)} s.`;
  return told(asked, {type: 'gateway_transport_error', kind: 'timeout', message, timeoutMs: limitOf(asked)});
}

async function refused(asked: Asked, patientMs: number): Promise<Said> {
  if (patientMs > 0) return inVain(asked, Math.min(patientMs, limitOf(asked)));
  const message = `Gateway not reachable at ws://127.0.0.1:${asked.port} (ECONNREFUSED).`;
  const reason = `connect ECONNREFUSED 127.0.0.1:${asked.port}`;
  return told(asked, {type: 'gateway_transport_error', kind: 'closed', message, reason});
}

/** A patient command without a limit asks a foreign server for ever. */
async function foreign(asked: Asked, patientMs: number): Promise<Said> {
  if (patientMs > 0) return inVain(asked, asked.timeoutMs ?? Number.POSITIVE_INFINITY);
  const details = {reason: 'websocket-upgrade-rejected', httpStatus: 404};
  return told(asked, {type: 'gateway_request_error', code: 'UNAVAILABLE', message: upgradeRejected, details, retryable: true}, null);
}

export const upgradeRejected = 'gateway rejected websocket upgrade (HTTP 404): <!DOCTYPE HTML><html lang="en">';

async function frozen(asked: Asked, patientMs: number): Promise<Said> {
  const limitMs = limitOf(asked);
  if (patientMs > 0) return inVain(asked, limitMs);
  await asked.call.wait(Math.min(limitMs, handshakeMs));
  if (limitMs < handshakeMs)
    return told(asked, {
      type: 'gateway_transport_error',
      kind: 'timeout',
      message: `gateway timeout after ${limitMs}ms`,
      timeoutMs: limitMs,
    });
  const message = `Gateway not reachable at ws://127.0.0.1:${asked.port} (ETIMEDOUT).`;
  return told(asked, {type: 'gateway_transport_error', kind: 'closed', message, reason: 'Opening handshake has timed out'});
}

/** Without a configuration it has nothing to show to the gateway. */
async function withoutCredentials(asked: Asked, patientMs: number): Promise<Said> {
  const type = 'gateway_credentials_required';
  if (patientMs === 0) return told(asked, {type, message: credentialsWanted(asked, asked.words.at(-1) ?? '')}, null);
  const message = 'Gateway is reachable, but this CLI has no token/password or paired device token for read-scope health RPCs.';
  return told(asked, {type, message}, {reachable: true});
}

export function credentialsWanted({configPath}: Asked, method: string): string {
  return `gateway ${method} requires credentials before opening a websocket\nFix: configure gateway.auth token/password, pair this device, or pass --token/--password.\nConfig: ${configPath}`;
}

async function refusedToken(asked: Asked, patientMs: number): Promise<Said> {
  await asked.call.wait(5_500);
  // A second try, with the paired device instead of the token, has its own words.
  const first = "unauthorized: gateway token mismatch (use this gateway's gateway.auth.token or pair the device)";
  const error = {
    type: 'gateway_request_error',
    code: 'INVALID_REQUEST',
    message: patientMs > 0 ? mismatch : first,
    details: {
      code: 'AUTH_TOKEN_MISMATCH',
      authReason: 'token_mismatch',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'update_auth_credentials',
    },
    retryable: false,
  };
  return {exit: 1, stdout: asked.json ? pretty({ok: false, error}) : '', stderr: tokenTries(patientMs > 0 ? 2 : 1)};
}

function suspended(asked: Asked): Said {
  const method = asked.words.at(-1) ?? '';
  const message = `${method} unavailable during gateway suspension`;
  const details = {method, reason: 'gateway-suspending', phase: 'prepared'};
  return told(asked, {type: 'gateway_request_error', code: 'UNAVAILABLE', message, details, retryable: true, retryAfterMs: 1_000}, null);
}

/** It tries again twice a second, for ever, and says so each time. */
async function endless({call}: Asked, why: string): Promise<Said> {
  for (;;) {
    call.complain(`gateway connect failed: GatewayClientRequestError: ${why}\n`);
    await call.wait(600);
  }
}
