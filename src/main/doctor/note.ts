import type {LeftAct} from '../../model/index.ts';
import {noteOf} from '../config/left-note.ts';
import type {Subject} from '../config/subject.ts';

/** What another console finds under the lock of a doctor that nobody saw the end of. */
export function doctorNote(subject: Subject, word: string, title: string): LeftAct {
  const {configPath, stateDir} = subject.gateway;
  return noteOf(subject, {
    title,
    word,
    effect: 'doctor may have changed anything of this gateway; "rungs config doctor back" puts back what was kept before it',
    touches: [configPath, stateDir],
    before: [],
  });
}
