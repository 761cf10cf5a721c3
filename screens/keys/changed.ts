import {type Key, never, stay} from './key.ts';

export const changed: Key = {
  id: 'changed',
  keys: ['c'],
  shown: 'c',
  label: 'changed',
  help: 'what was changed on the host in the last day, and what of it stands shortly before the trouble',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'changed'}, scroll: {...view.scroll, page: 0}, cursor: {...view.cursor, page: -1}}),
};
