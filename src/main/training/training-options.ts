export interface TrainingOptions {
  readonly list: boolean;
  readonly scores: boolean;
  /** Questions instead of a host. */
  readonly quiz: boolean;
  /** Four weeks, and what is next. */
  readonly curriculum: boolean;
  /** What was found is shown once the trainee has named it. */
  readonly blind: boolean;
  /** Whether the host of a drill shows what its file expects. */
  readonly check: boolean;
}

/** What `drill` has instead of a host, or beside it. */
export function trainingOptions(
  isDrill: boolean,
  {list, scores, quiz, curriculum, blind, check}: TrainingOptions,
): TrainingOptions | {readonly problem: string} {
  const given = Object.entries({quiz, curriculum, blind, check}).flatMap(([name, is]) => (is ? [`--${name}`] : []));
  const [first] = given;
  if (first !== undefined && !isDrill) return {problem: `${first} goes with drill`};
  if (quiz && curriculum) return {problem: '--quiz and --curriculum do not go together: one asks, the other says what is next'};
  return {list, scores, quiz, curriculum, blind, check};
}
