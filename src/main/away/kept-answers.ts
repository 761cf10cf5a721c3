import type {Answer} from '../../far/index.ts';

/** What was typed where sudo asked: in memory only, for the same line when it was lost and is tried again. */
export interface KeptAnswers {
  /** Asks the responder. */
  readonly first: Answer;
  /** Answers each question once as it was answered before, and no other; null where nothing was asked. What is refused is forgotten. */
  again(): Answer | null;
  /** All of it is secret. */
  typed(): readonly string[];
}

export function keptAnswers(read: () => Promise<string | null>): KeptAnswers {
  const lines: string[] = [];
  const kept = new Map<string, string>();
  return {
    async first(question) {
      const line = await read();
      if (line !== null) lines.push(line);
      // A wrong one is asked for again in the same words, and the last one was right.
      if (line !== null) kept.set(question, line);
      return line;
    },
    again() {
      if (kept.size === 0) return null;
      const asked = new Set<string>();
      return async (question) => {
        const line = asked.has(question) ? undefined : kept.get(question);
        asked.add(question);
        // A password that was changed is not tried until the account is locked.
        if (line === undefined) kept.clear();
        return line ?? null;
      };
    },
    typed: () => lines.filter((line) => line !== ''),
  };
}
