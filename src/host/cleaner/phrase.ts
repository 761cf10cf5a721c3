import {looksLikeWords} from './words.ts';

/** A line of a file, a protocol or a language in which the place alone says what is secret. */
export interface Phrase {
  readonly label: string;
  /** Pieces by which it is found, in small letters, three characters and more. */
  readonly by: readonly string[];
  /** Matched around the piece, on its line and the two after it; the group `secret` is one. */
  readonly pattern: RegExp;
  readonly isSecret?: (value: string, groups: Readonly<Record<string, string | undefined>>) => boolean;
}

/** No word of a sentence. */
export const notWords = (value: string): boolean => !looksLikeWords(value);

/** Letters with a digit or a sign among them, as people choose passwords. */
export const chosen = (value: string): boolean => /\d|[!#$%^&*]/.test(value) && /\D/.test(value);
