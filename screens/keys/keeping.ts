import {type Key, type KeyContext, never, type Outcome, stay} from './key.ts';

export const sessions: Key = {
  id: 'sessions',
  keys: ['H'],
  shown: 'H',
  label: 'history',
  help: 'the sessions that are kept, those of this host first, each with its cause; enter reads the ticket of one, esc comes back',
  disabled: never,
  press: (context) => kept(context),
};

export const commandLog: Key = {
  id: 'commandLog',
  keys: ['@'],
  shown: '@',
  label: 'command log',
  help: 'every command of this walk: when, for whom, how it ended and after how long',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'commands'}, scroll: {...view.scroll, page: 'end'}, cursor: {...view.cursor, page: -1}}),
};

/** The list is read when it is opened: what is kept changes slowly, and a disk can be slow. */
export function kept({view, library}: KeyContext): Outcome {
  return stay({...view, mode: {is: 'sessions', rows: library.sessions(), at: 0}, message: null});
}
