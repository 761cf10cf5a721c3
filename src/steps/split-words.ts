/** A typed line as one command's words, or what in it only a shell could understand, with the piece in which that stands. */
export type Split = readonly string[] | {readonly problem: string; readonly piece: string};

/**
 * Words as a POSIX shell splits them: blanks, quotes and backslashes. What a shell would expand, redirect or join is refused,
 * because no shell runs these commands and a program would get the signs themselves.
 */
export function splitWords(line: string): Split {
  const words: string[] = [];
  let rest = line.replace(/^\s+/, '');
  while (rest !== '') {
    const read = readWord(rest);
    if ('problem' in read) return {...read, piece: pieceOf(rest)};
    if (words.length === 0 && /^[A-Za-z_]\w*=/.test(rest))
      return {problem: 'a variable in front of a command needs a shell, and Rungs runs none', piece: pieceOf(rest)};
    words.push(read.word);
    rest = rest.slice(read.length).replace(/^\s+/, '');
  }
  return words.length === 0 ? {problem: 'nothing typed', piece: ''} : words;
}

/** One piece of a word: in single quotes, in double ones, behind a backslash, or plain. */
const single = /^'([^']*)'/;
const double = /^"((?:[^"\\]|\\[\s\S])*)"/;
const escaped = /^\\([\s\S])/;
const plain = /^[^\s'"\\]/;

function readWord(text: string): {readonly word: string; readonly length: number} | {readonly problem: string} {
  let word = '';
  let at = 0;
  while (at < text.length && !/\s/.test(text[at]!)) {
    const here = text.slice(at);
    const quoted = single.exec(here) ?? escaped.exec(here);
    const inDouble = quoted === null ? double.exec(here) : null;
    const letter = quoted === null && inDouble === null ? plain.exec(here) : null;
    if (quoted !== null) word += quoted[1]!;
    else if (inDouble !== null) {
      const expands = /(?<!\\)(?:\\\\)*[$`]/.exec(inDouble[1]!);
      if (expands !== null) return needsShell(expands[0].at(-1)!);
      word += inDouble[1]!.replace(/\\([$`"\\])/g, '$1').replaceAll('\\\n', '');
    } else if (letter === null)
      return here[0] === '\\' ? {problem: 'the line ends with a backslash'} : {problem: `the quote ${here[0]} is not closed`};
    else {
      const meant = expandedBy(here, at === 0);
      if (meant !== null) return needsShell(meant);
      word += letter[0];
    }
    at += (quoted ?? inDouble ?? letter)![0].length;
  }
  return {word, length: at};
}

/** The sign at the beginning of this text that a shell would not pass on as it is. */
function expandedBy(text: string, atStart: boolean): string | null {
  if (/^[|&;<>`$()*?[\]]/.test(text) || (atStart && /^[~#]/.test(text))) return text[0]!;
  if (atStart && /^[!{}](?:\s|$)/.test(text)) return text[0]!;
  // A brace with a comma or a range in it is several words for the shells that people use.
  return /^\{[^\s{}'"]*(?:,|\.\.)[^\s{}'"]*\}/.test(text) ? '{' : null;
}

function needsShell(sign: string): {readonly problem: string} {
  return {problem: `"${sign}" needs a shell, and Rungs runs none: type one program with its arguments, and quote what is meant as it is`};
}

function pieceOf(rest: string): string {
  return (/^\S+/.exec(rest)?.[0] ?? rest).slice(0, 60);
}
