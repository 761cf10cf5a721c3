import type {Said} from '../programs/call.ts';
import type {Asked} from './asked.ts';
import type {Connection} from './connect.ts';

/** How releases before 2026.8 say that they do not get through: in words on standard error, with --json as well. */
export async function earlierFailure(asked: Asked, is: Connection['is']): Promise<Said> {
  await asked.call.wait(earlierWaitMs(asked, is));
  const head = asked.words[0] === 'gateway' ? 'Gateway call failed' : '[openclaw] Failed to start CLI';
  return {exit: 1, stdout: '', stderr: `${head}: Error: ${earlierReason(asked, is)}\n${earlierTarget(asked)}`};
}

export function earlierReason({timeoutMs}: Asked, is: Connection['is']): string {
  if (is === 'refuses-token') return 'gateway closed (1008): unauthorized: gateway token mismatch (provide gateway auth token)';
  if (is === 'refused') return 'gateway closed (1006 abnormal closure (no close frame)): no close reason';
  return `gateway timeout after ${timeoutMs ?? 60_000}ms`;
}

/** A closed port is told at once; everything else by its time's being over, and without one never. */
export function earlierWaitMs({timeoutMs}: Asked, is: Connection['is']): number {
  if (is === 'refused' || is === 'refuses-token') return 0;
  return timeoutMs ?? (is === 'foreign' ? Number.POSITIVE_INFINITY : 60_000);
}

export function earlierTarget({port, configPath}: Asked): string {
  return `Gateway target: ws://127.0.0.1:${port}\nSource: local loopback\nConfig: ${configPath}\nBind: loopback\n`;
}
