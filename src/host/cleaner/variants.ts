/** The ways in which a value is written: as it is, and escaped for URLs, JSON (also twice), units, shells and pages. */
export function writingsOf(value: string): Set<string> {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encoded(value);
  return new Set([
    value,
    json,
    JSON.stringify(json).slice(1, -1),
    json.replace(/\//g, '\\/'),
    json.replace(/[<>&'=]/g, asciiEscape),
    json.replace(/[^\0-~]/g, asciiEscape),
    url,
    lowerHex(url),
    url.replace(/%20/g, '+'),
    strictUrl(url),
    lowerHex(strictUrl(url)),
    encoded(url),
    value.replace(/%/g, '%%'),
    value.replace(/\$/g, '$$$$'),
    value.replace(/'/g, "'\\''"),
    value.replace(/(["\\$`])/g, '\\$1'),
    value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    Buffer.from(value).toString('hex'),
    withoutMarks(value),
    ...base32CoresOf(value),
  ]);
}

/**
 * Base64 of a longer text that holds the value depends on where in it the value begins. For each of the three places, the
 * characters that the value alone decides are looked for.
 */
export function base64CoresOf(value: string): Set<string> {
  const bytes = Buffer.from(value);
  const cores = [0, 1, 2]
    .map((offset) => {
      const text = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      const whole = (bytes.length + offset) % 3 === 0;
      return text.slice(offset === 0 ? 0 : offset + 1, whole ? text.length : text.length - 1);
    })
    .filter((core) => core.length >= coreCharsMin);
  return new Set(
    cores.flatMap((core) => [core, core.replace(/\+/g, '-').replace(/\//g, '_'), core.replace(/\//g, '\\/'), encodeURIComponent(core)]),
  );
}

/** The same for base32, where each of five places of the first byte gives other characters. */
function base32CoresOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2, 3, 4]
    .map((offset) => {
      const bits = [...Buffer.alloc(offset), ...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
      const characters = bits.match(/.{5}/g) ?? [];
      return characters
        .slice(Math.ceil((offset * 8) / 5))
        .map((five) => base32.charAt(Number.parseInt(five, 2)))
        .join('');
    })
    .filter((core) => core.length >= coreCharsMin);
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Below this, the piece could stand in anybody's base64. */
const coreCharsMin = 8;

/** Letters of one look as one letter, without what only stands on them: `openEscapes` leaves a text so. */
export function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}|\p{Cf}|\p{DI}/gu, '');
}

function asciiEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Half a character cannot be encoded, and nothing that encodes would let it pass.
    return value;
  }
}

function lowerHex(url: string): string {
  return url.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
}

function strictUrl(url: string): string {
  return url.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
