import type {Seen} from './seen-by.ts';

/** Reads mrkdwn as strictly as it can be read: a `<` begins a mention, a link or a command, whatever follows. */
export function seenBySlack(text: string): Seen {
  const markup: string[] = [];
  const code: string[] = [];
  const words: string[] = [];
  if (/[<>]/.test(text)) throw new Error(`a mention or a link: ${/.{0,20}[<>].{0,20}/.exec(text)?.[0]}`);
  if (/&(?!(?:amp|lt|gt);)/.test(text)) throw new Error('an ampersand that is not escaped');
  text.split('```').forEach((part, at) => {
    if (at % 2 === 1) {
      markup.push('block');
      code.push(decoded(part));
    } else for (const line of part.split('\n')) readLine(line);
  });
  return {markup, words: words.join('\n'), code};

  function readLine(line: string): void {
    if (line === '') return;
    const [, start = '', rest = '', end = ''] = /^(\s*[•◦] |\*)?(.*?)(\*)?$/.exec(line) ?? [];
    if ((start === '*') !== (end === '*')) throw new Error(`half a heading: ${line}`);
    markup.push(start.trim() || 'line');
    const parts = rest.split('`');
    if (parts.length % 2 === 0) throw new Error(`half a piece of code: ${line}`);
    parts.forEach((part, at) => {
      if (at % 2 === 0 && /[*_~@#]|:(?!\d\d:)\w+:|\w:\/\//.test(part)) throw new Error(`markup in ${JSON.stringify(part)}`);
      if (at % 2 === 1) markup.push('code');
      (at % 2 === 1 ? code : words).push(decoded(part));
    });
  }
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
