/** The forms in which a value comes back: as it is, escaped for URLs, JSON (also twice), units and shells, and inside base64. */
export function variantsOf(value: string): Set<string> {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encoded(value);
  const forms = new Set([
    value,
    json,
    JSON.stringify(json).slice(1, -1),
    json.replace(/\//g, '\\/'),
    json.replace(/[<>&'=]/g, asciiEscape),
    json.replace(/[^\0-~]/g, asciiEscape),
    url,
    url.replace(/%[0-9A-F]{2}/g, hex => hex.toLowerCase()),
    url.replace(/%20/g, '+'),
    strictUrl(url),
    value.replace(/%/g, '%%'),
    value.replace(/\$/g, '$$$$'),
    value.replace(/'/g, '\'\\\'\''),
    value.replace(/(["\\$`])/g, '\\$1'),
    value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    Buffer.from(value).toString('hex'),
  ]);
  for (const form of base64Cores(value)) {
    forms.add(form);
    forms.add(form.replace(/\+/g, '-').replace(/\//g, '_'));
  }

  return forms;
}

function asciiEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // A lone surrogate cannot be encoded, and nothing that encodes would let it pass.
    return value;
  }
}

function strictUrl(url: string): string {
  return url.replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Base64 of a longer text that holds the value depends on where in it the value begins. For each of the three places, the
 * characters that the value alone decides are looked for.
 */
function base64Cores(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].map(offset => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '');
    const start = offset === 0 ? 0 : offset + 1;
    const rest = (bytes.length + offset) % 3;
    return text.slice(start, rest === 0 ? text.length : text.length - 1);
  }).filter(core => core.length >= base64CharsMin);
}

/** Below this, the piece could stand in anybody's base64. */
const base64CharsMin = 8;
