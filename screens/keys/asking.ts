import {splitWords} from '../../src/steps/split-words.ts';
import type {Ask} from '../view.ts';
import {inWalk, type KeyContext, type Outcome, stay} from './key.ts';
import {searched} from './searching.ts';
import {wanted} from './wanted.ts';

/** A key that asks for a line of text first. */
export function asking(what: Ask): (context: KeyContext) => Outcome {
  return ({view}) => stay({...view, mode: {is: 'ask', what, text: ''}});
}

/** What the typed line means once enter is pressed; what could be a password in it is asked about before it is kept. */
export function answered(context: KeyContext, what: Ask, text: string): Outcome {
  const view = inWalk(context.view);
  const typed = text.trim();
  if (what === 'search') return searched(context, typed);
  const isKept = !(what === 'own' && 'problem' in splitWords(typed));
  const words = isKept ? context.suspects(typed, what === 'elsewhere' ? 'a path' : 'words') : [];
  if (words.length > 0) return stay({...view, mode: {is: 'keep', what, text: typed, words}, scroll: {...view.scroll, page: 0}});
  return kept(context, what, typed);
}

/** A typed line that may be kept as it is. */
export function kept(context: KeyContext, what: Exclude<Ask, 'search'>, typed: string): Outcome {
  const view = inWalk(context.view);
  if (typed === '')
    return stay({...view, message: what === 'skip' ? 'a skip needs a reason; nothing was skipped' : 'nothing typed, nothing done'});
  switch (what) {
    case 'elsewhere':
      return {view, intents: [{do: 'elsewhere', folder: typed}]};
    case 'note':
      return {view: {...view, message: 'noted'}, intents: [{do: 'note', text: typed}]};
    case 'skip':
      return {view, intents: [{do: 'skip', reason: typed}]};
    case 'own': {
      const argv = splitWords(typed);
      return 'problem' in argv ? stay({...view, message: argv.problem}) : wanted({...context, view}, {kind: 'own', argv});
    }
  }
}
