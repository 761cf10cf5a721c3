import type {AnswerTo, Look, Question, Verbs} from '../model/index.ts';

/** Asks all of them in one call; the answers stand in the places of their questions. */
export type AskMany = (questions: readonly Question[]) => readonly Promise<Look<unknown>>[];

/**
 * The single verbs of a host to which a call is dear: all questions that are stated in one turn of the event loop, by whichever probes,
 * go as one call, a wave. So probes state what they need with `Promise.all` and need not know of one another.
 */
export function gathered(ask: AskMany): Verbs {
  let wave: {readonly question: Question; readonly answered: (answer: Promise<Look<unknown>>) => void}[] = [];
  const send = () => {
    const now = wave;
    wave = [];
    const answers = ask(now.map(({question}) => question));
    now.forEach(({answered}, at) => answered(answers[at]!));
  };
  const state = <Q extends Question>(question: Q): Promise<Look<AnswerTo[Q['what']]>> => {
    // The next tick comes when all promises of this turn have gone as far as they can without an answer.
    if (wave.length === 0) queueMicrotask(() => process.nextTick(send));
    return new Promise<Look<unknown>>((answered) => wave.push({question, answered})) as Promise<Look<AnswerTo[Q['what']]>>;
  };
  return {
    run: (command) => state({what: 'run', command}),
    read: (path, how) => state({what: 'read', path, how}),
    list: (path) => state<Question & {what: 'list'}>({what: 'list', path}),
    stat: (path) => state<Question & {what: 'stat'}>({what: 'stat', path}),
    link: (path) => state<Question & {what: 'link'}>({what: 'link', path}),
    dial: (call) => state({what: 'dial', call}),
    vitals: () => state({what: 'vitals'}),
  };
}
