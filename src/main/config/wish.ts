import type {Original} from '../../host/index.ts';

/** A text that somebody wants in the place of another one. */
export interface Wish {
  /** The file that would be changed: the configuration itself, or one that it includes. */
  readonly original: Original;
  /** Where OpenClaw looks for it: a link that leads there, for example. */
  readonly at: string;
  readonly text: string;
  /** Where the text comes from, for whoever has to mend it. */
  readonly called: string;
  /** Nothing is there yet, so that `original` is an empty text. */
  readonly fresh?: boolean;
  /** What has to be typed first. */
  readonly word: string;
  /** What it is in a few words, for whoever finds the lock. */
  readonly title: string;
}
