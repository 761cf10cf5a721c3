import {undoableAct} from '../../src/session/act-runs.ts';
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
  help: 'what can be done about it: acts that mend it, and commands to copy',
  disabled: ({acts}) => (acts.length === 0 ? 'nothing is found that an act would mend' : null),
  press: ({view}) => stay({...view, mode: {is: 'acts', at: 0}}),
};

export const undo: Key = {
  id: 'undo',
  keys: ['u'],
  shown: 'u',
  label: 'undo',
  help: 'take back the last act on this host, after its word',
  disabled: ({session}) => (undoableAct(session) === null ? 'no act of this session can be taken back' : null),
  press: (context) => wanted(context, {kind: 'undo', of: 'last'}),
};

/** Enter on an offered act: asked for where it can be run here, else copied. */
export function chooseAct(context: KeyContext, at: number): Outcome {
  const offered = context.acts[at];
  const view = {...context.view, mode: {is: 'walk' as const}};
  if (offered === undefined) return stay(view);
  const {argv, effect, word, mends} = offered;
  if (mends !== undefined) return wanted({...context, view}, mends);
  if (argv !== null) return wanted({...context, view}, {kind: 'act', argv, effect, word});
  return {
    view: {...view, message: 'copied the command, to run in a shell of your own'},
    intents: [{do: 'copy', text: offered.shown, what: 'the command'}],
  };
}
