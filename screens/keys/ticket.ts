import {itemUnder} from '../items.ts';
import {commandsToCopy} from '../numbered.ts';
import type {View} from '../view.ts';
import {asking} from './asking.ts';
import {type Copyable, type Key, never, type Outcome, stay} from './key.ts';

export const ticket: Key = {
  id: 'ticket',
  keys: ['t'],
  shown: 't',
  label: 'ticket',
  help: 'the ticket as it stands',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'ticket'}, scroll: {...view.scroll, page: 0}, cursor: {...view.cursor, page: -1}}),
};

export const copy: Key = {
  id: 'copy',
  keys: ['y'],
  shown: 'y',
  label: 'copy',
  help: "copy what the pane holds to your terminal's clipboard; in the findings one command, the one under the cursor or by its number",
  disabled: ({copyable}) => (copyable.isEmpty ? 'nothing to copy here' : null),
  press: ({session, view, copyable, rows}) => {
    const {opens} = (view.mode.is === 'walk' ? itemUnder(rows, view, view.pane) : null) ?? {};
    if (
      view.pane === 'findings' &&
      opens?.is === 'detail' &&
      opens.detail.title === 'Next command' &&
      opens.detail.copies !== undefined &&
      view.cursor.findings !== undefined
    ) {
      const {what, text} = opens.detail.copies;
      return copied(view, {what, text: () => text});
    }
    return view.mode.is === 'walk' && view.pane === 'findings' && commandsToCopy(session.judgement.findings).length > 1
      ? stay({...view, mode: {is: 'pick'}, scroll: {...view.scroll, page: 0}})
      : copied(view, copyable);
  },
};

export function copied(view: View, {what, text}: Pick<Copyable, 'what' | 'text'>): Outcome {
  const copy = text();
  return {
    view: {...view, message: `copied ${what} (${copy.length} characters) if your terminal takes OSC 52`},
    intents: [{do: 'copy', text: copy, what}],
  };
}

export const elsewhere: Key = {
  id: 'elsewhere',
  keys: ['W'],
  shown: 'W',
  label: 'elsewhere',
  help: 'write journal and ticket to another directory, where theirs cannot be written',
  disabled: ({problem}) => (problem === null ? 'all is on disk where it is' : null),
  press: asking('elsewhere'),
};
