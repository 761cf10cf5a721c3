import {chooseAct} from '../keys/commands.ts';
import {scroll} from '../keys/index.ts';
import {inWalk, type Outcome, stay} from '../keys/key.ts';
import {copied} from '../keys/ticket.ts';
import {commandsToCopy} from '../numbered.ts';
import {actsPage, pickPage} from '../pages.ts';
import {scrolled} from '../scrolled.ts';
import type {Mode} from '../view.ts';
import type {ModeKeys} from './mode.ts';

export const acts: ModeKeys<Mode & {is: 'acts'}> = {
  footer: [
    ['1-9', 'take one'],
    ['j k', 'choose'],
    ['enter', 'take it'],
    ['esc', 'back'],
  ],
  press(context, {at}, name) {
    const {view} = context;
    const last = context.acts.length - 1;
    const to = (next: number): Outcome => stay({...view, mode: {is: 'acts', at: Math.max(0, Math.min(last, next))}});
    if (name === 'enter') return chooseAct(context, at);
    if (name === 'j' || name === 'down') return to(at + 1);
    if (name === 'k' || name === 'up') return to(at - 1);
    if (/^[1-9]$/.test(name) && Number(name) - 1 <= last) return chooseAct(context, Number(name) - 1);
    return stay(inWalk(view));
  },
  page: (context, mode, {glyphs, columns}) => actsPage(context.acts, mode.at, glyphs, columns),
};

/** A number copies its command. */
export const pick: ModeKeys<Mode & {is: 'pick'}> = {
  footer: [
    ['1-9', 'copy that one'],
    ['j k', 'scroll'],
    ['esc', 'back'],
  ],
  press(context, _, name) {
    if (scroll.keys.includes(name))
      return stay({...context.view, scroll: {...context.view.scroll, page: scrolled(context.view.scroll.page ?? 0, name, context.rows)}});
    const view = inWalk(context.view);
    const command = commandsToCopy(context.session.judgement.findings)[Number(name) - 1];
    return command === undefined ? stay(view) : copied(view, {text: () => command, what: `command ${name}`});
  },
  page: (context, _, {glyphs, columns}) => pickPage(context.session, glyphs, columns),
};
