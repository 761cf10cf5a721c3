import type {Look} from '../look.ts';

export interface HttpValue {
  readonly address: string;
  readonly port: number;
  readonly healthz: Look<HttpAnswer>;
  readonly readyz: Look<HttpAnswer>;
  readonly startupz: Look<HttpAnswer>;
  /** What /readyz says, when the answer had OpenClaw's shape. */
  readonly ready: ReadyFacts | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly tookMs: number;
  /** False = something answers HTTP on the port that is not a gateway. */
  readonly openclaw: boolean;
  /** The first 200 characters, for evidence. */
  readonly body: string;
}

export interface ReadyFacts {
  readonly ready: boolean;
  readonly failing: readonly string[];
  readonly suppressed: readonly string[];
  readonly uptimeMs: number | null;
  /** Null on releases that do not say (an old daemon). */
  readonly eventLoop: {readonly degraded: boolean; readonly reasons: readonly string[]} | null;
  /** From /startupz where there is one. */
  readonly startup: 'started' | 'starting' | 'draining' | null;
  readonly pendingReason: string | null;
  readonly version: string | null;
}
