/**
 * The same program with every character beyond ASCII written as an escape, so that it is read without decoding and V8 keeps
 * one byte a character. An escape means the character itself in strings, templates, expressions and names, but not in a raw
 * template, so none may hold one.
 */
export function ascii(code) {
  const raw = /\braw`[^`]*[^\0-\x7F][^`]*`/u.exec(code);
  if (raw !== null) throw new Error(`bundle: a raw template holds a character beyond ASCII: ${raw[0].slice(0, 80)}`);
  return code.replace(/[^\0-\x7F]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
