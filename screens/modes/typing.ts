import {inWalk, type KeyContext, type Outcome, stay} from '../keys/key.ts';
import type {Mode} from '../view.ts';

interface Typing {
  readonly name: string;
  readonly text: string;
  /** The mode with another text. */
  into(text: string): Mode;
  done(): Outcome;
}

/** A key while a line of text is typed. */
export function typing({view}: Pick<KeyContext, 'view'>, {name, text, into, done}: Typing): Outcome {
  if (name === 'esc') return stay(inWalk(view));
  if (name === 'enter') return done();
  const typed = afterKey(text, name);
  return stay(typed === null ? view : {...view, mode: into(typed)});
}

function afterKey(text: string, name: string): string | null {
  if (name === 'backspace') return [...text].slice(0, -1).join('');
  if (name === 'ctrl-u') return '';
  if (name === 'ctrl-w') return text.replace(/\S+\s*$/, '');
  return [...name].length === 1 && name >= ' ' ? text + name : null;
}
