import type {Runbook} from '../model/index.ts';
import type {WantedDrill} from './drilling.ts';
import type {Away} from './open-gateway.ts';
import type {Options} from './options.ts';
import type {Resume} from './resume.ts';

/** What is to be walked: which runbook, a kept session or a new one, on this host or on a drill's. */
export interface WalkWish {
  readonly options: Options;
  readonly runbook: Runbook;
  readonly resume: Resume | null;
  readonly wanted: WantedDrill | null;
  /** The line to another machine; null = this one. */
  readonly away: Away | null;
}

export function isDrill({wanted, resume}: WalkWish): boolean {
  return wanted !== null || resume?.session.drill !== undefined;
}
