import {type Key, type KeyContext, type Outcome, stay} from './key.ts';

export const hint: Key = {
  id: 'hint',
  keys: ['h'],
  shown: 'h',
  label: 'hint',
  help: 'a hint, counted (drills only)',
  disabled: ({session}) => (session.host.kind === 'drill' ? null : 'only a drill has hints'),
  press: moreHints,
};

export const story: Key = {
  id: 'story',
  keys: ['o'],
  shown: 'o',
  label: 'story',
  help: 'what the pager said, once more (drills only)',
  disabled: (context) => (context.story === null ? 'only a drill has a story' : null),
  press: ({view}) => stay({...view, mode: {is: 'story'}, scroll: {...view.scroll, page: 0}}),
};

/** Reading again what was told costs nothing: only the first hint and those asked for on the page are new. */
function moreHints({session, view}: KeyContext): Outcome {
  const isNew = view.mode.is === 'hints' || (session.drill?.hints ?? []).length === 0;
  return {view: {...view, mode: {is: 'hints'}, scroll: {...view.scroll, page: 'end'}}, intents: isNew ? [{do: 'hint'}] : []};
}
