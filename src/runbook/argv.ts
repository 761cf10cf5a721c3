/** A line split into the words of one command, or what in it only a shell could understand. */
export type Split = {readonly argv: readonly string[]} | {readonly found: string};

/** Quotes group words; everything else that a shell would interpret is refused, because no shell runs these commands. */
export function splitCommand(line: string): Split {
  const argv: string[] = [];
  let rest = line.trim();
  while (rest !== '') {
    const word = /^(?:"([^"\\$`]*)"|'([^']*)'|([^\s"'`$|&;<>(){}[\]*?~#!\\]+))(?=\s|$)/.exec(rest);
    if (word === null) {
      return {found: oneWord(rest)};
    }
    argv.push(word[1] ?? word[2] ?? word[3] ?? '');
    rest = rest.slice(word[0].length).trimStart();
  }
  return argv.length === 0 ? {found: 'nothing'} : {argv};
}

function oneWord(rest: string): string {
  return `\`${(/^\S+/.exec(rest)?.[0] ?? rest).slice(0, 60)}\``;
}
