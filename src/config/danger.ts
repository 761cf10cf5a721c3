import type {PathStep} from './path.ts';

/** Something in a configuration that has hurt others, whatever the schema says of it. */
export interface Danger {
  /** Code name of the pattern. */
  readonly pattern: string;
  readonly at: readonly PathStep[];
  readonly because: string;
}

export interface Judged {
  readonly config: Readonly<Record<string, unknown>>;
  /** Every value that is no table and no list, with its place. */
  readonly leaves: readonly Leaf[];
  /** The release that reads it; null where nobody knows. */
  readonly version: string | null;
}

export interface Leaf {
  readonly at: readonly PathStep[];
  readonly value: string | number | boolean | null;
}

export type Pattern = (judged: Judged) => readonly Danger[];
