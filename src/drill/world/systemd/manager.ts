import type {UnitRun} from './unit-run.ts';

export type Scope = 'user' | 'system';

/** How a start was answered. */
export type Started = 'started' | 'already' | 'missing' | 'limit' | 'resources';

/** One systemd: the user's, or the machine's. */
export interface Manager {
  readonly scope: Scope;
  readonly pid: number;
  /** What `set-environment` set, and what every manager has. */
  readonly environment: Map<string, string>;
  /** Null when there is no file of that name. */
  unit(name: string): UnitRun | null;
  units(): readonly UnitRun[];
  needsReload(unit: UnitRun): boolean;
  reload(): void;
  start(name: string, by?: 'hand' | 'itself'): Started;
  /** Asks for the stop; it is over when the unit is no longer deactivating. */
  stop(name: string, then?: () => void): void;
  restart(name: string): void;
  resetFailed(name: string): void;
  group(name: string): string;
}
