/** One line of an answer as a person reads it. */
export interface AnswerLine {
  readonly mark: 'down' | 'degraded' | null;
  readonly indent: number;
  readonly key: string;
  readonly value: string;
}
