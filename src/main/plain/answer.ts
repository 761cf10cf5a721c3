/** What a typed line asks for after a rung. */
export type Answer =
  | {readonly is: 'next' | 'previous' | 'again' | 'take-back' | 'quit'}
  | {readonly is: 'skip' | 'note' | 'own' | 'elsewhere'; readonly text: string}
  | {readonly is: 'wrong'; readonly sentence: string};

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
      return {is: 'again'};
    case 's':
      return text === '' ? {is: 'wrong', sentence: 'a skip needs a reason: s REASON'} : {is: 'skip', text};
    case 'a':
      return text === '' ? {is: 'wrong', sentence: 'a note needs text: a NOTE'} : {is: 'note', text};
    case 'x':
      return {is: 'own', text};
  }
  return key === 'W' && text !== '' && canMove ? {is: 'elsewhere', text} : {is: 'wrong', sentence: `"${key}" is no answer here`};
}

export function promptOf(canMove: boolean): string {
  return `[enter] next  s REASON skip  a NOTE note  r run again  x COMMAND  u take back what was typed last  p previous  ${canMove ? 'W DIRECTORY elsewhere  ' : ''}q quit > `;
}
