import type {Code, CommandStep, Facts, Finding} from '../model/index.ts';

/** Something that Rungs can do to a live host. Only data and small functions: it looks at nothing and runs nothing. */
export interface Act {
  /** Code name: permanent, kebab-case; tickets quote it. */
  readonly name: string;
  readonly title: string;
  /** The codes of the findings for which it is offered. */
  readonly mends: readonly Code[];
  /** What it would do about this finding on this host; null = it is of no use here. */
  draft(facts: Facts, finding: Finding): Draft | null;
  /** Why it would be wrong now, in a sentence; null = it would not. */
  wrongNow(facts: Facts, findings: readonly Finding[], finding: Finding): string | null;
}

export interface Draft {
  /** In the order in which they run; the first one that fails ends the act. */
  readonly steps: readonly DraftStep[];
  /** What takes it back; empty = nothing can, or nothing has to. */
  readonly undo: readonly CommandStep[];
  readonly effect: string;
  readonly touches: readonly string[];
  readonly word: string;
  readonly verifyMs: number;
  /** What changes in files, as lines of a unified diff; the readings hold marks in the place of secrets, so these do. */
  readonly preview?: readonly string[];
  /** It can cut the gateway off: its undo is set before it begins. */
  readonly arms?: true;
  /** A rollback pack is made first. */
  readonly packs?: true;
  /** The files that it changes. */
  readonly changes?: readonly string[];
}

export interface DraftStep {
  readonly step: CommandStep;
  /** The process that has to be gone before the next step. */
  readonly ends?: number;
  /** Evidence: what cannot be had of it ends nothing. */
  readonly mayFail?: true;
  /** A look or a copy, before anything that counts is changed. */
  readonly apart?: true;
  /** What it means that it failed; else only what the command says stands there. */
  readonly failing?: string;
  /** How long it may take, where that is longer than a supervisor's stop. */
  readonly limitMs?: number;
}
