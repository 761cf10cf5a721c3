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
    Buffer.from(value).toString('hex').toUpperCase(),
    ...inOtherCase(value),
    ...byteByByte(value),
    ...escapedWhole(value),
    base32(Buffer.from(value)),
    base32(Buffer.from(value)).toLowerCase(),
  ]);
}

/** A short value in another case is a word of its own too often. */
function inOtherCase(value: string): readonly string[] {
  return value.length < caseCharsMin ? [] : [value.toUpperCase(), value.toLowerCase()];
}

const caseCharsMin = 12;

/** As dumps and lists of numbers have it: `68 75 6e`, `68:75:6e`, `0x68, 0x75`, `104, 117`. */
function byteByByte(value: string): readonly string[] {
  const bytes = [...Buffer.from(value)];
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  return [
    ...[' ', ':', '-', ', ', ','].flatMap((gap) => [hex.join(gap), hex.join(gap).toUpperCase()]),
    ...[', ', ',', ' '].flatMap((gap) => [bytes.join(gap), hex.map((byte) => `0x${byte}`).join(gap)]),
  ];
}

/** Every character as an escape, and not only those that need one. */
function escapedWhole(value: string): readonly string[] {
  const bytes = [...Buffer.from(value)].map((byte) => byte.toString(16).padStart(2, '0'));
  const units = Array.from({length: value.length}, (_, at) => value.charCodeAt(at));
  const points = [...value].map((character) => character.codePointAt(0) ?? 0);
  return [
    bytes.map((byte) => `\\x${byte}`).join(''),
    bytes.map((byte) => `%${byte}`).join(''),
    bytes.map((byte) => `%${byte.toUpperCase()}`).join(''),
    units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
    points.map((point) => `&#${point};`).join(''),
    points.map((point) => `&#x${point.toString(16)};`).join(''),
    value.replace(/["'&<>]/g, (character) => `&#${character.charCodeAt(0)};`),
    value.replace(/["'&<>]/g, (character) => named[character] ?? character),
  ];
}

const named: Readonly<Record<string, string>> = {'"': '&quot;', "'": '&apos;', '&': '&amp;', '<': '&lt;', '>': '&gt;'};

/** Without the padding, and without the last character where it holds bits of what follows. */
function base32(bytes: Buffer): string {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += base32Alphabet[(held >> (bits - 5)) & 31] ?? '';
    held &= (1 << bits) - 1;
  }
  return text;
}

const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

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

/** Below this, the piece could stand in anybody's base64. */
const coreCharsMin = 8;

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
