import type {LeftAct} from '../../model/index.ts';
import type {Subject} from './subject.ts';
import type {Wish} from './wish.ts';

/** What another console finds under the lock of a change that nobody saw the end of: the file is the old or the new one, whole. */
export function leftNote({original, title, word}: Wish, {host, responder}: Subject): LeftAct {
  return {
    act: 'config',
    title,
    code: 'config-rejected',
    subject: null,
    steps: [],
    undo: [],
    effect: `${title}; ${original.path} is the old or the new one, whole`,
    touches: [original.path],
    word,
    verifyMs: 20_000,
    session: 'rungs config',
    responder,
    since: host.clock.now(),
    before: [`${original.path}: sha256 ${original.sha256}`],
    undoes: false,
  };
}
