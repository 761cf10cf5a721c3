import {confirm} from '../../src/session/gate/index.ts';
import {answered} from '../keys/asking.ts';
import {inWalk, type Outcome, stay} from '../keys/key.ts';
import {armPage} from '../pages.ts';
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
    typing(context, {name, text: mode.text, into: (text) => ({...mode, text}), done: () => answered(context, mode.what, mode.text)}),
};

/** Whether the word that was typed is the right one, the gate decides. */
export const arm: ModeKeys<Mode & {is: 'arm'}> = {
  footer: [
    ['enter', 'run it once'],
    ['esc', 'do nothing'],
  ],
  press: (context, mode, name) =>
    typing(context, {name, text: mode.text, into: (text) => ({...mode, text}), done: () => typedUnder(context.view, mode)}),
  page: (_, mode, {columns}) => armPage(mode.arming, columns),
};

function typedUnder(view: View, {arming, text}: Mode & {is: 'arm'}): Outcome {
  const admission = confirm(arming, text);
  const walk = inWalk(view);
  return admission === null
    ? stay({...walk, message: `"${text.trim()}" is not ${arming.word === '' ? 'enter alone' : `"${arming.word}"`}: nothing was run`})
    : {view: {...walk, pane: 'output', scroll: {...view.scroll, output: 'end'}}, intents: [{do: 'run', admission}]};
}
