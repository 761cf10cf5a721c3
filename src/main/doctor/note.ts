import type {LeftAct} from '../../model/index.ts';
import type {Subject} from '../config/subject.ts';

/** What another console finds under the lock of a doctor that nobody saw the end of. */
export function noteOf({host, responder, gateway}: Subject, word: string, title: string): LeftAct {
  return {
    act: 'config',
    title,
    code: 'config-rejected',
    subject: null,
    steps: [],
    undo: [],
    effect: 'doctor may have changed anything of this gateway; "rungs config doctor back" puts back what was kept before it',
    touches: [gateway.configPath, gateway.stateDir],
    word,
    verifyMs: 20_000,
    session: 'rungs config',
    responder,
    since: host.clock.now(),
    before: [],
    undoes: false,
  };
}
