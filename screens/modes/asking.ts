import {confirm} from '../../src/session/gate/index.ts';
import {answered, kept} from '../keys/asking.ts';
import {inWalk, type Outcome, stay} from '../keys/key.ts';
import {armPage, keepPage, takeBackPage} from '../pages.ts';
import type {Mode, View} from '../view.ts';
import type {ModeKeys} from './mode.ts';
import {typing} from './typing.ts';

export const ask: ModeKeys<Mode & {is: 'ask'}> = {
  footer: [
    ['enter', 'done'],
    ['esc', 'cancel'],
    ['^u', 'empty'],
  ],
  press: (context, mode, name) =>
    name === 'esc' && mode.over !== undefined
      ? stay({...context.view, mode: mode.over})
      : typing(context, {name, text: mode.text, into: (text) => ({...mode, text}), done: () => answered(context, mode.what, mode.text)}),
};

/** Whether the word that was typed is the right one, the gate decides. */
export const arm: ModeKeys<Mode & {is: 'arm'}> = {
  footer: [
    ['enter', 'run it once'],
    ['esc', 'do nothing'],
  ],
  press: (context, mode, name) =>
    typing(context, {name, text: mode.text, into: (text) => ({...mode, text}), done: () => typedUnder(context.view, mode)}),
  page: (_, mode, {columns}) => armPage(mode, columns),
};

function typedUnder(view: View, {arming, text}: Mode & {is: 'arm'}): Outcome {
  const admission = confirm(arming, text);
  const walk = inWalk(view);
  return admission === null
    ? stay({...view, mode: {is: 'arm', arming, text: '', wrong: text.trim()}})
    : {view: {...walk, pane: 'output', scroll: {...view.scroll, output: 'end'}}, intents: [{do: 'run', admission}]};
}

/** Each answer has a key of its own, and any other one leaves the question where it is. */
export const keep: ModeKeys<Mode & {is: 'keep'}> = {
  footer: [
    ['enter', 'as a mark'],
    ['n', 'as it is'],
    ['e', 'change it'],
    ['esc', 'drop it'],
  ],
  press(context, {what, text, words}, name) {
    const {view} = context;
    if (name === 'esc') return stay({...inWalk(view), message: 'dropped; nothing of it was kept'});
    if (name === 'e') return stay({...view, mode: {is: 'ask', what, text}});
    if (name === 'n') return kept(context, what, text);
    if (name !== 'enter') return stay(view);
    const outcome = kept(context, what, text);
    return {...outcome, intents: [{do: 'mark', words}, ...outcome.intents]};
  },
  page: (_, mode, {columns}) => keepPage(mode, columns),
};

export const saidTakenBack = 'taken back, in journal and ticket; copies that were made before still hold it';

export const takeBack: ModeKeys<Mode & {is: 'takeBack'}> = {
  footer: [
    ['enter', 'take it back'],
    ['esc', 'keep it'],
  ],
  press: ({view}, _, name) =>
    name === 'enter' || name === 'y' ? {view: {...inWalk(view), message: saidTakenBack}, intents: [{do: 'takeBack'}]} : stay(inWalk(view)),
  page: (_, mode, {columns}) => takeBackPage(mode, columns),
};
