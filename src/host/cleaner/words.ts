/**
 * True for words of a language, one or several, joined as names join them: `missing`, `my-gateway`, `Not found`, `SESSION_KEY`. No word
 * has more than fifteen letters; chance does.
 */
export function looksLikeWords(text: string): boolean {
  return (
    text.length <= wordsCharsMax &&
    (/^[A-Z]?[a-z]{1,15}(?:[ ._/:-][A-Z]?[a-z]{1,15})*$/.test(text) || /^[A-Z]{1,15}(?:[ ._-][A-Z]{1,15})*$/.test(text))
  );
}

/** Nobody joins more words than this to a name. */
const wordsCharsMax = 128;
