import {createContext} from 'react';
import {type Looks, looksOf, themes} from './theme.ts';

/** How each meaning looks on this terminal, and the letters that it has. */
export interface Drawing {
  readonly looks: Looks;
  letters(text: string): string;
}

export const LooksContext = createContext<Drawing>({looks: looksOf(themes.dark), letters: (text) => text});

/** What we write in other letters has one in ASCII; what a host says in others is a question mark, one a column. */
export function asciiLetters(text: string): string {
  return /[^\u0000-\u007F\u2060]/.test(text) ? text.replace(/[^\u0000-\u007F\u2060]/g, (letter) => ascii[letter] ?? '?') : text;
}

const ascii: Readonly<Record<string, string>> = {'…': '~', '·': '-', '×': 'x', '▏': '_'};
