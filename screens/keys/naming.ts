import {inWalk, type Key, type KeyContext, never, type Outcome, stay} from './key.ts';

export const name: Key = {
  id: 'name',
  keys: ['C'],
  shown: 'C',
  label: 'name cause',
  help: 'say what you take for the cause; it stands in the ticket with its time, and in a drill it is what "time to name" measures',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'palette', text: 'name ', at: 0}}),
};

export function nameCause({view, readOnly}: KeyContext, code: string): Outcome {
  if (readOnly !== null) return stay({...inWalk(view), message: readOnly});
  return {view: {...inWalk(view), message: `you named ${code}; it is noted with its time`}, intents: [{do: 'name', code}]};
}
