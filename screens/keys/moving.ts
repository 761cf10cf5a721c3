import type {View} from '../view.ts';
import type {Key, Outcome} from './key.ts';

export const next: Key = {
  id: 'next',
  keys: ['n', 'right'],
  shown: 'n',
  label: 'next',
  help: 'next rung',
  disabled: ({session}) => (session.at >= session.rungs.length - 1 ? 'this is the last rung' : null),
  press: ({session, view}) => go(view, session.at + 1),
};

export const previous: Key = {
  id: 'previous',
  keys: ['p', 'left'],
  shown: 'p',
  label: 'previous',
  help: 'previous rung',
  disabled: ({session}) => (session.at === 0 ? 'this is the first rung' : null),
  press: ({session, view}) => go(view, session.at - 1),
};

function go(view: View, to: number): Outcome {
  // The page of the rung that one goes to, where the proof of the cause stood in front of it.
  const pane = view.picked ? view.pane : 'rung';
  return {view: {...view, pane, trail: [], scroll: {...view.scroll, rung: 0, output: 0}}, intents: [{do: 'go', to}]};
}
