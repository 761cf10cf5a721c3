/** What a reader of one tracker makes of a text. */
export interface Seen {
  /** Every piece of markup in order, without what stands in it. */
  readonly markup: readonly string[];
  /** What stands outside of code, as it is shown. */
  readonly words: string;
  /** What stands in code, as it is shown. */
  readonly code: readonly string[];
}
