import type {Code} from './codes.ts';
import type {ReadingName} from './readings.ts';

/** A Markdown file that a person can follow without us; what Rungs takes from it. */
export interface Runbook {
  /** File name without `.md`, e.g. `ladder`. */
  readonly name: string;
  readonly title: string;
  readonly intro: string;
  readonly rungs: readonly Rung[];
}

export interface Rung {
  /** Kebab-case, unique in the runbook, made from the heading. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly healthy: string;
  readonly otherwise: string;
  /** Names of acts that mend what this rung shows, as far as a finding asks for them; absent = none is named. */
  readonly acts?: readonly string[];
  readonly variants: readonly Variant[];
  /** Findings with these codes colour this rung. */
  readonly codes: readonly Code[];
  /** The panes that stand beside it. */
  readonly beside: readonly ReadingName[];
  /** The official page, and the OpenClaw version the rung was written after. */
  readonly page: string;
  readonly writtenFor: string;
  /** Line of the heading in the file, for messages. */
  readonly line: number;
}

/** Whoever starts a gateway, as far as a page tells them apart. */
export const underNames = ['systemd', 'launchd', 'container'] as const;
export type UnderName = (typeof underNames)[number];

/** The gateway that a page is read for; null = not known, or nobody starts it. */
export interface ReadFor {
  readonly version: string | null;
  readonly under: UnderName | null;
}

/** What a healthy host shows, in a sentence of a rung's **Healthy**. */
export interface Sign {
  readonly text: string;
  /** It holds when each of these was looked for and none was found; none are named where only a person can judge. */
  readonly codes: readonly Code[];
}

export interface Variant {
  /** A range such as `>=2026.8.1`, `<2026.8.1`, or `*`. */
  readonly versions: string;
  /** Absent = it is for every gateway, whoever starts it. */
  readonly under?: UnderName;
  /** As a person would paste it; several lines are several commands. */
  readonly shown: string;
  /** What Rungs runs; empty = nothing to run, a step for the person. */
  readonly commands: readonly (readonly string[])[];
  /** `reads` runs by itself; `writes` is armed by hand, with its effect said; `person` is done outside. */
  readonly kind: 'reads' | 'writes' | 'person';
  readonly effect: string | null;
}
