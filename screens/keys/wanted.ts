import {pickVariant} from '../../src/runbook/index.ts';
import {ask, type Request} from '../../src/session/gate/index.ts';
import {type KeyContext, type Outcome, stay} from './key.ts';

/** The gate decides; what it wants a word for is shown, what it withholds is said. */
export function wanted({session, view}: Pick<KeyContext, 'session' | 'view'>, request: Request): Outcome {
  const answer = ask(session, request, pickVariant);
  switch (answer.is) {
    case 'withhold':
      return stay({...view, message: answer.reason});
    case 'arm':
      return stay({...view, mode: {is: 'arm', arming: answer.arming, text: ''}});
    case 'run': {
      const {admission} = answer;
      const intents = [{do: 'run', admission}] as const;
      if (request.kind === 'rung')
        return {view: {...view, message: admission.commands.length === 0 ? 'marked as done by hand' : null}, intents};
      return {view: {...view, pane: 'output', scroll: {...view.scroll, output: 'end'}}, intents};
    }
  }
}
