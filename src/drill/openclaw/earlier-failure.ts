import type {Said} from '../programs/call.ts';
import type {Asked} from './asked.ts';
import {type Connection, mismatch} from './connect.ts';

/** How releases before 2026.8 say that they do not get through: in words on standard error, with --json as well. */
export async function earlierFailure(asked: Asked, is: Connection['is']): Promise<Said> {
  await asked.call.wait(earlierWaitMs(asked, is));
  const head = asked.words[0] === 'gateway' ? 'Gateway call failed' : '[openclaw] Failed to start CLI';
  return {exit: 1, stdout: '', stderr: `${earlierTry(asked, is)}${head}: Error: ${earlierReason(asked, is)}\n${earlierTarget(asked)}`};
}

/** A refused try is told before what becomes of the command. */
export function earlierTry(asked: Asked, is: Connection['is']): string {
  return is === 'refuses-token' ? `gateway connect failed: GatewayClientRequestError: ${earlierRefusal(asked)}\n` : '';
}

export function earlierReason(asked: Asked, is: Connection['is']): string {
  if (is === 'refuses-token') return `gateway closed (1008): ${earlierRefusal(asked)}`;
  if (is === 'refused') return 'gateway closed (1006 abnormal closure (no close frame)): no close reason';
  return `gateway timeout after ${asked.timeoutMs ?? 60_000}ms`;
}

/** Commands that only hand on a call have no device to fall back on. */
function earlierRefusal({words}: Asked): string {
  const alone = words[1] === 'call' || words[0] === 'logs';
  return alone ? 'unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)' : mismatch;
}

/** A closed port is told at once; everything else by its time's being over, and without one never. */
export function earlierWaitMs({timeoutMs}: Asked, is: Connection['is']): number {
  if (is === 'refused' || is === 'refuses-token') return 0;
  return timeoutMs ?? (is === 'foreign' ? Number.POSITIVE_INFINITY : 60_000);
}

export function earlierTarget({port, configPath}: Asked): string {
  return `Gateway target: ws://127.0.0.1:${port}\nSource: local loopback\nConfig: ${configPath}\nBind: loopback\n`;
}
