import {type Key, never, stay} from './key.ts';

export const palette: Key = {
  id: 'palette',
  keys: [':', 'ctrl-p'],
  shown: ':',
  label: 'palette',
  help: 'find an action by name',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'palette', text: '', at: 0}}),
};

export const help: Key = {
  id: 'help',
  keys: ['?'],
  shown: '?',
  label: 'help',
  help: 'all keys',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'help'}, scroll: {...view.scroll, page: 0}, cursor: {...view.cursor, page: -1}}),
};
