import {pressKey} from '../keys/index.ts';
import {inWalk, stay} from '../keys/key.ts';
import type {Mode} from '../view.ts';
import {arm, ask, keep, takeBack} from './asking.ts';
import {acts, pick} from './lists.ts';
import {commands, earlier, explain, line, sessions} from './looking-up.ts';
import type {ModeKeys} from './mode.ts';
import {palette} from './palette.ts';
import {changed, detail, help, hints, story, ticket} from './reading.ts';

const walk: ModeKeys<Mode & {is: 'walk'}> = {footer: null, press: (context, _, name) => pressKey(context, name)};

const leave: ModeKeys<Mode & {is: 'leave'}> = {
  footer: [
    ['y', 'leave'],
    ['esc', 'stay'],
  ],
  press: ({view}, _, name) => (name === 'y' || name === 'q' || name === 'enter' ? {view, intents: [{do: 'leave'}]} : stay(inWalk(view))),
};

const modes: {readonly [I in Mode['is']]: ModeKeys<Mode & {is: I}>} = {
  acts,
  arm,
  ask,
  changed,
  commands,
  detail,
  earlier,
  explain,
  help,
  hints,
  keep,
  leave,
  line,
  palette,
  pick,
  sessions,
  story,
  takeBack,
  ticket,
  walk,
};

export function modeKeys<M extends Mode>(mode: M): ModeKeys<M> {
  return modes[mode.is] as unknown as ModeKeys<M>;
}
