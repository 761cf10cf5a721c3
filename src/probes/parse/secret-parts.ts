/**
 * The parts of a value by which it can be recognised elsewhere: the value itself, each of its lines, the entries of a list; of an
 * address only what lets somebody in, because hosts are what a diagnosis is about.
 */
export function secretParts(value: string): readonly string[] {
  const address = partsOfAddress(value);
  if (address !== null) return address;
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const parts = /^[^\s,;]+(?:[,;]\s*[^\s,;]+)+$/.test(value) ? value.split(/[,;]\s*/) : [];
  return [...new Set([value, ...(lines.length > 1 ? lines.filter((line) => !line.startsWith('-----')) : []), ...parts])].filter(
    (part) => part.length >= charsMin && !isPlain(part),
  );
}

/** Shorter pieces would be found in ordinary words. */
const charsMin = 6;

/** Numbers of up to seven digits count and measure; words by themselves are switches. */
function isPlain(part: string): boolean {
  return /^-?\d{1,7}(?:\.\d+)?[a-zA-Z%]{0,2}$/.test(part);
}

function partsOfAddress(value: string): readonly string[] | null {
  const found = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/?#@]*)@)?[^/?#]*([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(value);
  if (!found) return null;
  const [, login = '', path = '', query = '', fragment = ''] = found;
  const [user = '', ...password] = login.split(':');
  const pieces = [
    ...(password.length > 0 ? [password.join(':')] : [user]),
    ...path.split('/').filter((part) => part.length >= pathCharsMin && /\d/.test(part) && /[A-Za-z]/.test(part)),
    ...query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1)),
    fragment,
  ];
  return [...new Set(pieces.flatMap((piece) => [piece, decoded(piece)]))].filter((piece) => piece.length >= charsMin && !isPlain(piece));
}

/** Parts of a path that are this long and mix letters with digits are no words: the key of a webhook. */
const pathCharsMin = 8;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
