/** What OpenClaw keeps of one of its updates, as `update status --json` tells it. */
export interface UpdateRun {
  /** Milliseconds since 1970. */
  readonly begunAt: number;
  readonly endedAt: number | null;
  /** Who asked for it: chat, control-ui, cli, campaign … */
  readonly trigger: string;
  readonly phase: string;
  readonly status: string;
  readonly reason: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The process that did it, and when that was started in ticks since the machine's start. */
  readonly pid: number | null;
  readonly startIdentity: string | null;
}

/** The one that has not ended; null where none is said to be. */
export function openUpdate(status: unknown): UpdateRun | null {
  return runIn(status, 'activeRun');
}

/** The last one that was begun, however it went. */
export function lastUpdate(status: unknown): UpdateRun | null {
  return runIn(status, 'lastRun');
}

function runIn(status: unknown, key: 'activeRun' | 'lastRun'): UpdateRun | null {
  const run = part(status, key);
  const begunAt = number(part(run, 'createdAtMs'));
  if (begunAt === null) return null;
  const version = (side: string): string | null => words(part(part(run, side), 'version'));
  const driver = part(part(run, 'origin'), 'driver');
  return {
    begunAt,
    endedAt: number(part(run, 'finishedAtMs')),
    trigger: words(part(run, 'trigger')) ?? 'somebody',
    phase: words(part(run, 'phase')) ?? '?',
    status: words(part(run, 'status')) ?? '?',
    reason: words(part(run, 'reason')),
    from: version('before'),
    to: version('after') ?? version('target'),
    pid: number(part(driver, 'pid')),
    startIdentity: words(part(driver, 'startIdentity')),
  };
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
