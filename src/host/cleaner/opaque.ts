import {isReference} from './references.ts';
import {looksLikeWords} from './words.ts';

/**
 * Whether a word looks as chance mixes letters and digits, and not as people name things: no words joined to a name, no version, model,
 * host, time or number. Where the name beside it hints at a secret, less of a mixture is enough.
 */
export function isOpaque(word: string, hinted: boolean): boolean {
  if (word.length < (hinted ? hintedCharsMin : charsMin) || isReference(word) || looksLikeWords(word)) return false;
  if (hinted && longNumber.test(word)) return true;
  if (harmless.some((form) => form.test(word))) return false;
  const pieces = word.match(/[\p{L}\p{N}]+/gu) ?? [];
  return pieces.some(isChaotic) || isMixed(word, pieces) || (hinted && isHintedAt(word));
}

/** A pin or a code; shorter ones would be found in any line. */
const longNumber = /^\d{8,}$/;

const charsMin = 8;
const hintedCharsMin = 6;

const harmless = [
  // Numbers, also of telephones, and those with a unit; what is longer than these counts nothing.
  /^[+-]?\d[\d.,:_/-]{0,24}$/,
  /^[+-]?\d{1,12}(?:[.,]\d{1,6})?[a-zA-Z%]{1,3}$/,
  // Dates and times, durations, versions with their suffixes.
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:Z|[+-]\d\d:?\d\d)?(?:-[a-z]{1,12})?$/,
  /^P?T?(?:\d{1,6}(?:ms|[smhdwMHDSY]))+$/,
  /^[~^<>=v]{0,2}\d+(?:\.[\dx*]+){1,3}(?:[-+.][a-zA-Z]{1,12}[.\d-]{0,12})*$/,
  /^\d+(?:\.\d+)+[~+-][\w.~+-]{0,64}$/,
  // Addresses of networks and cards, colours.
  /^[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:%\w+|\/\d+)?$/i,
  /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i,
  /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i,
  // Hosts and mail addresses under a domain that there is.
  /^(?:[\w.+-]{1,64}@)?(?:[a-z\d*](?:[\w-]{0,61}[a-z\d])?\.)+(?:com|net|org|io|dev|ai|app|cloud|de|fr|pl|eu|uk|us|ch|at|internal|local|lan|home|localhost|example|test|invalid|arpa|us)(?::\d{1,5})?$/,
  // Files, with the line in them; placeholders; what was shortened before.
  /^[\w@./~+-]+\.(?:[cm]?[jt]sx?|json[5lc]?|md|sh|py|ya?ml|toml|txt|log|sock|pem|crt|db|sqlite|conf|service|gguf|t?gz|tar|xz|zip|deb|rpm|whl|jar|html?|css|png|jpe?g|svg|webp|ico|woff2?|map|xml|csv|pdf|wasm|so)(?::\d+)*$/,
  /[xX]{4}|…/,
  // Patterns, and names to which a machine has put a few characters.
  /\[\^?[A-Za-z]-[A-Za-z]/,
  /^[a-z]+(?:-[a-z]+)*-[\da-f]{6,8}$/,
  // Digests of images and packages, which anybody may fetch.
  /sha\d{1,3}[-:][\w+/=]{8,}$/,
];

/** A run of a class is letters of one word, capitals or digits: chance changes the class at every second character. */
function runs(piece: string): number {
  return piece.match(/\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+|\p{L}/gu)?.length ?? 0;
}

function isChaotic(piece: string): boolean {
  const {length} = piece;
  const digits = /\d/.test(piece);
  if (!digits) return /^\p{L}+$/u.test(piece) && isUnspoken(piece);
  if (!/\p{L}/u.test(piece)) return length > digitsMax;
  const count = runs(piece);
  if (isName(piece)) return false;
  return (
    (length >= 12 && (count >= 4 || hex.test(piece) || (count >= 3 && stumbles(piece, 4)))) ||
    (length >= 16 && (count >= 3 || length >= 24)) ||
    (length >= 8 && count >= 5 && /\p{Ll}/u.test(piece) && /\p{Lu}/u.test(piece))
  );
}

/** `allowRfc2544Range`: words in both cases, with a number among them. */
function isName(piece: string): boolean {
  return /\p{Ll}/u.test(piece) && /\p{Lu}/u.test(piece) && piece.length / runs(piece) >= 3.2;
}

const hex = /^(?:[\da-f]+|[\dA-F]+)$/;

/** Identifiers of chats have up to 19 digits. */
const digitsMax = 24;

/** Letters that nobody can say: cases mixed within words, or consonants in a row. */
function isUnspoken(piece: string): boolean {
  if (piece.length < 12 || /[^A-Za-z]/.test(piece)) return false;
  if (piece.length / runs(piece) < (piece.length < 16 ? 2.7 : 3.2)) return true;
  return piece.split(/(?=[A-Z][a-z])/).some((word) => word.length >= 10 && stumbles(word, 5));
}

/** So many consonants in a row, of which the usual pairs count as one. */
function stumbles(letters: string, consonants: number): boolean {
  const spoken = letters.replace(/tsch|sch|[cstp]h|ck|n[gk]|st|[sct]z|ll|ss|tt/gi, 'x');
  return new RegExp(`[b-df-hj-np-tv-xz]{${consonants}}`, 'i').test(spoken);
}

/** Pieces that are short by themselves, each a mixture: a licence, a code, a password with signs in it. */
function isMixed(word: string, pieces: readonly string[]): boolean {
  if (/^[A-Z\d]{4,8}(?:-[A-Z\d]{4,8}){2,}$/.test(word) && /\d/.test(word) && /[A-Z]/.test(word)) return true;
  if (addressed.test(word)) return false;
  const signs = new Set(word.match(/[!#$%^&*?"'<>|\\{}~`=+;,]/g)).size;
  const count = pieces.reduce((sum, piece) => sum + runs(piece), 0);
  // Code and patterns have brackets.
  if (word.length >= 12 && signs >= 2 && pieces.join('').length / count < 2.4 && !/[()[\]{}]/.test(word)) return true;
  if (!/\d/.test(word) || !/\p{L}/u.test(word)) return false;
  const changes = pieces.reduce((sum, piece) => sum + (isName(piece) ? 0 : runs(piece) - 1), 0);
  if (word.length >= 10 && signs >= 3 && changes >= 2) return true;
  // The shorter it is, the more of a mixture it has to be.
  const cased = /\p{Ll}/u.test(word) && /\p{Lu}/u.test(word);
  return changes > pieces.length && ((word.length >= 12 && changes >= 4) || (word.length >= 9 && changes >= 5 && cased));
}

/** Below these, pieces are names that somebody gave: paths, packages. */
const addressed = /^(?:\.{0,2}\/|~\/|@[a-z])/;

/** Under a name that hints at a secret anything with letters and digits is one, unless it is written as a name is. */
function isHintedAt(word: string): boolean {
  return !addressed.test(word) && /\d/.test(word) && /\p{L}/u.test(word) && !/^\p{L}{3,}[-_ ]?\d{1,2}$/u.test(word);
}
