import type {LeftAct} from '../../model/index.ts';
import type {Subject} from './subject.ts';
import type {Wish} from './wish.ts';

/** What another console finds under the lock of a change that nobody saw the end of: the file is the old or the new one, whole. */
export function leftNote({original, title, word}: Wish, subject: Subject): LeftAct {
  return noteOf(subject, {
    title,
    word,
    effect: `${title}; ${original.path} is the old or the new one, whole`,
    touches: [original.path],
    before: [`${original.path}: sha256 ${original.sha256}`],
  });
}

/** The same of whatever `rungs config` does: nothing of it is left for another console to run. */
export function noteOf({host, responder}: Subject, told: Pick<LeftAct, 'title' | 'word' | 'effect' | 'touches' | 'before'>): LeftAct {
  return {
    ...told,
    act: 'config',
    code: 'config-rejected',
    subject: null,
    steps: [],
    undo: [],
    verifyMs: 20_000,
    session: 'rungs config',
    responder,
    since: host.clock.now(),
    undoes: false,
  };
}
