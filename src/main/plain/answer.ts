/** What a typed line asks for after a rung. */
export type Answer =
  | {readonly is: 'next' | 'previous' | 'again' | 'take-back' | 'quit'}
  | {readonly is: 'skip' | 'note' | 'own' | 'elsewhere'; readonly text: string}
  | {readonly is: Asked; readonly text: string}
  | {readonly is: 'wrong'; readonly sentence: string};

/** What is told, offered or kept without the walk going on; the letters are those of the console. */
export type Asked = 'findings' | 'explain' | 'acts' | 'hint' | 'story' | 'ticket' | 'output' | 'log' | 'pin' | 'name' | 'commands' | 'help';

const asked: Readonly<Record<string, Asked>> = {
  f: 'findings',
  i: 'explain',
  e: 'acts',
  h: 'hint',
  o: 'story',
  t: 'ticket',
  v: 'output',
  l: 'log',
  m: 'pin',
  C: 'name',
  '@': 'commands',
  '?': 'help',
};

/** One letter and, for some, a text behind it. */
export function readAnswer(line: string, canMove: boolean): Answer {
  const [, key = '', text = ''] = /^\s*(\S?)\s*(.*?)\s*$/.exec(line) ?? [];
  switch (key) {
    case '':
      return {is: 'next'};
    case 'q':
      return {is: 'quit'};
    case 'p':
      return {is: 'previous'};
    case 'u':
      return {is: 'take-back'};
    case 'r':
    case 'R':
      return {is: 'again'};
    case 's':
      return text === '' ? {is: 'wrong', sentence: 'a skip needs a reason: s REASON'} : {is: 'skip', text};
    case 'a':
      return text === '' ? {is: 'wrong', sentence: 'a note needs text: a NOTE'} : {is: 'note', text};
    case 'x':
      return {is: 'own', text};
  }
  const wanted = asked[key];
  if (wanted !== undefined) return {is: wanted, text};
  return key === 'W' && text !== '' && canMove ? {is: 'elsewhere', text} : {is: 'wrong', sentence: `"${key}" is no answer here`};
}

export function promptOf(canMove: boolean): string {
  return `[enter] next  f findings  e acts  s REASON skip  a NOTE note  x COMMAND  t ticket  ? all  ${canMove ? 'W DIRECTORY elsewhere  ' : ''}q quit > `;
}

/** All of them, a line each. */
export const answersHelp: readonly string[] = [
  'enter: the next rung; p: the one before; q: leave',
  'f: the verdict and what was found, numbered; i CODE: what a finding means (without CODE the cause)',
  'e: what can be done, numbered; e NUMBER: do it, after its word',
  'v WORD: the output of this rung, numbered; l WORD: the log, numbered; both only with the word, where one is given',
  'm NUMBER: pin that line of the last list to the ticket, or take it off again',
  'C CODE: name what you take for the cause',
  'r: run this rung again; x COMMAND: a command of your own; @: every command that was run',
  's REASON: skip this rung; a NOTE: a note for the ticket; u: take back what was typed last',
  't: page one of the ticket as it stands; h: a hint, counted; o: the story (drills)',
];
