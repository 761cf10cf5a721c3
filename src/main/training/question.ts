/** One question of the quiz. */
export interface Question {
  readonly about: 'line' | 'page' | 'host' | 'act';
  readonly ask: readonly string[];
  readonly options: readonly Option[];
  /** Said once it was answered, right or wrong. */
  readonly because: string;
  /** The code that is known afterwards; null = it is about an act. */
  readonly code: string | null;
}

export interface Option {
  readonly text: string;
  readonly right: boolean;
}
