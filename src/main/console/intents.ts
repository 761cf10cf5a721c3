import type {Intent} from '../../../screens/view.ts';
import type {Code} from '../../model/index.ts';
import type {Arrival} from '../arrive.ts';
import {placeOf} from '../place-of.ts';
import type {Walking} from '../walking.ts';

/** What an intent of the screens does to the walk. */
export function carryOut(intent: Intent, walking: Walking, {opened, drilling}: Arrival): void {
  const session = walking.session();
  const at = opened.host.clock.now();
  const rung = session.rungs[session.at]?.id ?? '';
  switch (intent.do) {
    case 'run':
      return void walking.loop.run(intent.admission);
    case 'go':
      return walking.dispatch({type: 'moved', at, to: intent.to});
    case 'skip':
      walking.dispatch({type: 'skipped', at, rung, reason: opened.cleaner.clean(intent.reason, 'responder')});
      if (session.at < session.rungs.length - 1) walking.dispatch({type: 'moved', at, to: session.at + 1});
      return;
    case 'note':
      return walking.dispatch({type: 'noted', at, rung, text: opened.cleaner.clean(intent.text, 'responder')});
    case 'pin':
      return walking.dispatch({type: 'pinned', at, where: intent.where, text: opened.cleaner.clean(intent.text, 'responder')});
    case 'unpin':
      return walking.dispatch({type: 'unpinned', at, text: intent.text});
    case 'name':
      return walking.dispatch({type: 'named', at, code: intent.code as Code});
    case 'mark':
      return walking.markTyped(intent.words);
    case 'takeBack':
      walking.takeBack();
      return;
    case 'elsewhere':
      return walking.moveTo(placeOf(intent.folder, session.id));
    case 'interrupt':
      walking.loop.interrupt();
      return;
    case 'look':
      void walking.loop.lookAgain();
      return;
    case 'hint': {
      const text = drilling?.running.hint() ?? null;
      if (text !== null) walking.dispatch({type: 'hinted', at, text});
    }
  }
}
