import {asking} from './asking.ts';
import {type Key, type KeyContext, never, type Outcome, stay} from './key.ts';
import {wanted} from './wanted.ts';

export const own: Key = {
  id: 'own',
  keys: ['x'],
  shown: 'x',
  label: 'own command',
  help: 'run a command of your own (argv, no shell), captured in the ticket',
  disabled: never,
  press: asking('own'),
};

export const act: Key = {
  id: 'act',
  keys: ['e'],
  shown: 'e',
  label: 'act',
  help: 'what can be done about it: commands to copy, on a drill host to run',
  disabled: ({acts}) => (acts.length === 0 ? 'nothing is found that an act would mend' : null),
  press: ({view}) => stay({...view, mode: {is: 'acts', at: 0}}),
};

/** Enter on an offered act: asked for where it can be run here, else copied. */
export function chooseAct(context: KeyContext, at: number): Outcome {
  const offered = context.acts[at];
  const view = {...context.view, mode: {is: 'walk' as const}};
  if (offered === undefined) return stay(view);
  const {argv, effect, word} = offered;
  if (argv !== null) return wanted({...context, view}, {kind: 'act', argv, effect, word});
  return {
    view: {...view, message: 'copied the command, to run in a shell of your own'},
    intents: [{do: 'copy', text: offered.shown, what: 'the command'}],
  };
}
