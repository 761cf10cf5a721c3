import type {Answers, Question, Verbs} from '../model/index.ts';

/** The batch verb of a host on which a call costs nothing: each question by itself, side by side. */
export function askEach(verbs: Verbs): <const Q extends readonly Question[]>(questions: Q) => Answers<Q> {
  return <const Q extends readonly Question[]>(questions: Q) =>
    // What each question brings back is told by its kind, which the compiler cannot follow through a list.
    questions.map((question) => askOne(verbs, question)) as unknown as Answers<Q>;
}

/** The verb that answers a question. */
export function askOne(verbs: Verbs, question: Question): ReturnType<Verbs[Question['what']]> {
  switch (question.what) {
    case 'read':
      return verbs.read(question.path, question.how);
    case 'list':
    case 'stat':
    case 'link':
      return verbs[question.what](question.path);
    case 'run':
      return verbs.run(question.command);
    case 'dial':
      return verbs.dial(question.call);
    case 'vitals':
      return verbs.vitals();
  }
}
