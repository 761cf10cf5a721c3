/** Splits a command line into words: quotes as in a shell, and nothing that would need one. */
export function splitWords(text: string): readonly string[] | {readonly problem: string} {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const letter of text) {
    if (quote !== null) {
      if (letter === quote) quote = null;
      else word = (word ?? '') + letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= '';
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if ('|&;<>`$('.includes(letter)) {
      return {problem: `"${letter}" needs a shell, and acts have none; expected one program with its words`};
    } else word = (word ?? '') + letter;
  }
  if (quote !== null) return {problem: `the quote ${quote} is not closed`};
  return word === null ? words : [...words, word];
}
