/** Gives the answer to a question that was just shown; null = nobody answers it. */
export type Answer = (question: string) => Promise<string | null>;

interface Parts {
  readonly show: (text: string) => void;
  readonly answer: Answer;
  /** Gets an answer with the end of its line. */
  say(line: string): void;
  giveUp(): void;
}

/**
 * A program's own questions, shown as they come and answered one by one. A question is a text that does not end its line: the program waits
 * then, in whatever words it asks.
 */
export function answering({show, answer, say, giveUp}: Parts): (text: string) => void {
  let question = '';
  let waiting = false;
  const ask = async () => {
    waiting = true;
    const line = await answer(question.trim());
    waiting = false;
    question = '';
    if (line === null) return giveUp();
    show('\n');
    say(`${line}\n`);
  };
  return (text) => {
    if (text === '') return;
    question = `${question}${text}`.split('\n').at(-1)!;
    // Who answers is listening before the question can be read, so that no key is shown.
    if (!waiting && question.trim() !== '') void ask();
    show(text);
  };
}
