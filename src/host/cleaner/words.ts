/** True for words of a language, one or several, joined as names join them: `missing`, `my-gateway`, `Not found`, `SESSION_KEY`. */
export function looksLikeWords(text: string): boolean {
  return /^[A-Z]?[a-z]+(?:[ ._/:-][A-Z]?[a-z]+)*$/.test(text) || /^[A-Z]+(?:[ ._-][A-Z]+)*$/.test(text);
}
