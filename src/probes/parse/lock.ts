import {jsonMembers} from './json.ts';

/** What a gateway wrote into its lock file. */
export interface LockPayload {
  readonly pid: number | null;
  readonly port: number | null;
  readonly role: string;
  readonly createdAt: number | null;
  readonly configPath: string | null;
  readonly stateDir: string | null;
  /** Field 22 of /proc/PID/stat at the time, which tells a reused pid. */
  readonly startTicks: number | null;
}

/** JSON followed by blanks and tabs, in which OpenClaw keeps an owner mark. */
export function parseLock(text: string): LockPayload | null {
  const payload = jsonMembers(text.slice(0, text.lastIndexOf('}') + 1));
  if (payload === null) return null;
  const number = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null);
  const words = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const createdAt = Date.parse(words(payload['createdAt']) ?? '');
  return {
    pid: number(payload['pid']),
    port: number(payload['port']),
    role: words(payload['role']) ?? 'gateway',
    createdAt: Number.isNaN(createdAt) ? null : createdAt,
    configPath: words(payload['configPath']),
    stateDir: words(payload['stateDir']),
    startTicks: number(payload['startTime']),
  };
}
