import ladder from '../../runbooks/ladder.md';

/** The Markdown of the runbooks that ship, by name; parsed only when one is walked. */
export const builtInRunbooks: Readonly<Record<string, string>> = {ladder};
