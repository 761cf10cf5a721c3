/** A running gateway, as its own memory has it. */
export interface GatewayRun {
  readonly pid: number;
  readonly version: string;
  readonly stateDir: string;
  readonly configPath: string;
  readonly port: number;
  /** What it answers: nothing yet, alive, ready; `waiting` = it tries again and again to get the port or the lock. */
  stage: 'loading' | 'listening' | 'ready' | 'waiting' | 'draining';
  readyAt: number | null;
  suspension: Suspension | null;
  /** The credential that it lets clients in with; null = it takes none of them. */
  token: string | null;
  /** The last configuration that it could read. */
  config: Readonly<Record<string, unknown>>;
  bind: string;
  readonly channels: Map<string, Channel>;
  /** Channels that it holds down by itself after crashes. */
  suppressed: readonly string[];
  /** Parts of it that are not ready, by the names that /readyz uses. */
  readonly failing: Set<string>;
  /** Variables as it sees them: its process's own, then `.env`, then the configuration's. */
  variables: ReadonlyMap<string, string>;
}

/** Running gateways by the pid of their process. */
export type Gateways = Map<number, GatewayRun>;

/** An idle gateway made ready for a snapshot: it lives and admits nothing, until it is resumed or the lease ends. */
export interface Suspension {
  readonly id: string;
  readonly expiresAt: number;
}

/** One channel's only account. */
export interface Channel {
  readonly id: string;
  token: string | null;
  readonly tokenSource: 'config' | 'env' | 'none';
  running: boolean;
  connected: boolean;
  lifecycle: 'starting' | 'ready' | 'recovering' | 'blocked' | 'stopped';
  healthState: string | null;
  terminal: boolean;
  lastError: string | null;
  startedAt: number | null;
  stoppedAt: number | null;
  /** It will be started again by itself. */
  restartPending: boolean;
  connectedAt: number | null;
  inboundAt: number | null;
  outboundAt: number | null;
  attempts: number;
}

/** 2026.8 brought /startupz, the breaker, the shutdown budget and the newer lock. */
export function isModern(version: string): boolean {
  const [year = 0, month = 0] = version.split('.').map(Number);
  return year > 2026 || (year === 2026 && month >= 8);
}
