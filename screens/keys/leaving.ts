import {type Key, never, stay} from './key.ts';

export const redraw: Key = {
  id: 'redraw',
  keys: ['ctrl-l'],
  shown: '^l',
  label: 'redraw',
  help: 'draw the whole screen again',
  disabled: never,
  press: ({view}) => ({view, intents: [{do: 'redraw'}]}),
};

export const suspend: Key = {
  id: 'suspend',
  keys: ['ctrl-z'],
  shown: '^z',
  label: 'suspend',
  help: 'back to the shell; fg returns',
  disabled: never,
  press: ({view}) => ({view, intents: [{do: 'suspend'}]}),
};

export const quit: Key = {
  id: 'quit',
  keys: ['q', 'ctrl-c'],
  shown: 'q',
  label: 'quit',
  help: 'leave; asks once while something runs or is only in memory; the ticket is on disk',
  disabled: never,
  press: ({view, busy, problem}) => (busy || problem !== null ? stay({...view, mode: {is: 'leave'}}) : {view, intents: [{do: 'leave'}]}),
};
