import type {NamedValues} from '../parse/secret-keys.ts';

/** The text of a file, with its path. */
export interface SecretText {
  readonly path: string;
  readonly text: string;
}

export interface SecretSources {
  /** Variables with their places: every value is secret that is not known to be harmless. */
  readonly variables: readonly NamedValues[];
  /** Files in which secrets stand beside what is none: configurations, unit files, property lists. */
  readonly texts: readonly SecretText[];
  /** Files that are kept for secrets: every value in them is one. */
  readonly payloads: readonly SecretText[];
}
