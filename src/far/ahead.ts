import {askEach, askOne, gathered} from '../host/index.ts';
import type {Host, Look, Question} from '../model/index.ts';
import type {FarQuestion} from './messages.ts';

/** A question as it travels: a signal is told by a message of its own. */
export function travelling(question: Question): FarQuestion {
  if (question.what !== 'run') return question;
  const {signal: _, ...command} = question.command;
  return {what: 'run', command};
}

/** The host, of which every answer is told as well: what is asked there first need not be waited for a second time. */
export function tellingAhead(host: Host, tell: (question: FarQuestion, answer: Look<unknown>) => void): Host {
  const verbs = gathered((questions) =>
    questions.map(async (question) => {
      const answer: Look<unknown> = await askOne(host, question);
      tell(travelling(question), answer);
      return answer;
    }),
  );
  return {...host, ...verbs, ask: askEach(verbs)};
}

/** Answers that came before their questions, each for one question and for a moment. */
export interface Ahead {
  keep(question: FarQuestion, answer: unknown): void;
  /** Undefined where there is none. */
  take(question: FarQuestion): unknown;
}

/** Older answers say nothing about now. */
const ageMs = 3000;

export function createAhead(now: () => number): Ahead {
  const kept = new Map<string, {readonly at: number; readonly answer: unknown}[]>();
  return {
    keep(question, answer) {
      const key = keyOf(question);
      const before = kept.get(key);
      if (before === undefined) kept.set(key, [{at: now(), answer}]);
      else before.push({at: now(), answer});
    },
    take(question) {
      if (kept.size === 0) return undefined;
      const key = keyOf(question);
      const [first, ...others] = kept.get(key) ?? [];
      if (first === undefined) return undefined;
      if (now() - first.at > ageMs) kept.clear();
      else if (others.length === 0) kept.delete(key);
      else kept.set(key, others);
      return now() - first.at > ageMs ? undefined : first.answer;
    },
  };
}

/** Two questions that are the same have the same key, in whichever order their parts were put together. */
function keyOf(question: FarQuestion): string {
  return JSON.stringify(question, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
