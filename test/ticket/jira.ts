import type {Seen} from './seen-by.ts';

/** All that is active in Jira's wiki markup outside of `{noformat}`, `{{}}`, headings and lists, which a ticket may have. */
const active: readonly (readonly [string, RegExp])[] = [
  ['macro', /\{/],
  ['end of a macro', /\}/],
  ['link', /[[\]]/],
  ['table', /\|/],
  ['image', /!\S/],
  ['emphasis', /[*^~+]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u],
  ['strike', /(?<![\p{L}\p{N}])-\S/u],
  ['cite', /\?\?/],
  ['break', /\\/],
  ['address', /\w:\/\/|mailto:|www\./i],
  ['issue', /\b[A-Z]{2,}-\d/],
  ['face', /:[)(DP]|;\)|\((?:[!/x?+yni-]|on|off|\*[rgby]?)\)/],
  ['dash', /--/],
  ['HTML', /[<>]/],
  ['mention', /@/],
];

/** Reads wiki markup as strictly as it can be read: what could be active counts as active, wherever it stands. */
export function seenByJira(text: string): Seen {
  const markup: string[] = [];
  const code: string[] = [];
  const words: string[] = [];
  // Within a macro that is not read, nothing but its own end counts.
  text.split(/\{noformat(?::[^}]*)?\}/i).forEach((part, at) => {
    if (at % 2 === 1) {
      markup.push('noformat');
      code.push(part.replace(/^\n|\n$/g, ''));
      return;
    }
    for (const line of part.split('\n')) readLine(line);
  });
  return {markup, words: words.join('\n'), code};

  function readLine(line: string): void {
    if (line === '') return;
    const block = /^(?:h[1-3]\.|\*{1,9}) /.exec(line)?.[0] ?? '';
    markup.push(block === '' ? 'line' : block.trim());
    line
      .slice(block.length)
      .split(/\{\{(.*?)\}\}/)
      .forEach((part, at) => {
        for (const [name, pattern] of active) if (pattern.test(part)) throw new Error(`${name} in ${JSON.stringify(part)}`);
        if (at % 2 === 1) markup.push('code');
        (at % 2 === 1 ? code : words).push(decoded(part));
      });
  }
}

function decoded(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new Error(`an ampersand in ${JSON.stringify(text)}`);
  return text.replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
}
