import type {Code} from '../../src/model/index.ts';
import type {Lab} from './gateway.ts';
import type {Version} from './openclaw.ts';

/** One thing that is wrong, made for real, and what Rungs has to say of it. */
export interface Fault {
  /** Unique; the code, or the code and what is special. */
  readonly name: string;
  /** The root that must stand first. */
  readonly code: Code;
  /** Codes that may stand behind it: symptoms that another look, a second earlier or later, may not show. */
  readonly behind: readonly Code[];
  /** Codes that may stand beside it as roots of their own, because the fault really is that too. */
  readonly allowed: readonly Code[];
  readonly versions: readonly Version[];
  /** What it is made on: a gateway that runs and is ready, or one whose unit is stopped. */
  readonly from: 'running' | 'stopped';
  /** On a host on which no fault was made before. */
  readonly fresh?: true;
  /** What the root's text or its evidence must quote. */
  readonly quotes: RegExp;
  /** What an answer of OpenClaw's own tools must contain to count as naming the cause. */
  readonly named: RegExp;
  readonly note: string;
  /** Returns when the fault stands. */
  make(lab: Lab): Promise<void>;
  /** Returns when nothing of the fault is left, apart from logs and from the gateway's having been stopped. */
  undo(lab: Lab): Promise<void>;
}

export const both: readonly Version[] = ['2026.9.6', '2026.4.14'];
export const newest: readonly Version[] = ['2026.9.6'];
