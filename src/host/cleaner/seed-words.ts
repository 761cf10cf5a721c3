import type {Edit} from './edits.ts';

/**
 * The words of a wallet: twelve and more in a row that all are of the list of BIP 39, with blanks, commas, hyphens, quotes or numbers between
 * them. No sentence has so many of them without an article or a preposition, of which the list has few.
 */
export function findSeedWords(text: string): Edit[] {
  return [...text.matchAll(manyWords)].flatMap(({index, 0: run}) => {
    const words = [...run.matchAll(/[a-z]+/g)].map((word) => ({start: index + word.index, end: index + word.index + word[0].length}));
    return seedsIn(text, words);
  });
}

interface Word {
  readonly start: number;
  readonly end: number;
}

/** Twelve are the shortest seed. */
const wordsMin = 12;

/** A quote, a comma, a line's end and a number: more between two words parts them. */
const manyWords = /(?<![A-Za-z_/])[a-z]{3,8}(?:[^A-Za-z_/\u0080-\uffff]{1,8}[a-z]{3,8}(?![A-Za-z_/])){11,}/g;

function seedsIn(text: string, words: readonly Word[]): Edit[] {
  const edits: Edit[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const word = words[at];
    if (word !== undefined && isSeedWord(text.slice(word.start, word.end))) continue;
    const [first, last] = [words[from], words[at - 1]];
    if (first !== undefined && last !== undefined && hasManyWords(text, words.slice(from, at))) {
      const value = text.slice(first.start, last.end);
      // In a list each string stays one.
      const pieces = value.includes('"') ? words.slice(from, at) : [{start: first.start, end: last.end}];
      edits.push(...pieces.map(({start, end}) => ({start, end, value: text.slice(start, end), label: 'seed-words'})));
    }
    from = at + 1;
  }

  return edits;
}

/** Chance takes the same word twice in one wallet of thirty; a text that counts says its few words again and again. */
function hasManyWords(text: string, words: readonly Word[]): boolean {
  if (words.length < wordsMin) return false;
  const different = new Set(words.map(({start, end}) => text.slice(start, end)));
  return different.size >= (words.length * 3) / 4;
}

/** Three of sixteen thousand bits for each of the 2048 words: three other words in a hundred pass, twelve in a row do not. */
export function isSeedWord(word: string): boolean {
  return probes(word).every((bit) => (((table[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1);
}

/** FNV-1a, and two more probes at a distance that is the word's own. */
function probes(word: string): readonly number[] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const step = (hash >>> 15) | 1;
  return [0, 1, 2].map((turn) => ((hash >>> 0) + turn * step) & 16_383);
}

const table = Buffer.from(
  `QUVYcAAqPYCMBCYCQhYigEAlA0iOSQE4LdRsQBAF1SLwAANPUYagCUQQAgAYACIAxdZAghDIU3mmChHgCQlCAAAPJwpjJQh4SASICwSkNoskaSmFisDhQUNBFIJo6OAI
jBJCJAKFDSE1YDwNIyUAAoUUZByDARgSKxUDADAiEgkGmS0xAxNAZZBnC4FNGZViEwAScYQXZpJvVhCAGwQZAEo5QCugtliEEAC0bA9efQBsGKBZdDcEgQWIBgEoAAYi
cDBRoYKGAKZMQgqQMAKCAcEhU1QBEGaBJhZDhQQygAgxwhSUEoBcIBFqJ1kTyQYQUQOKAEhKgpmZYEUcAADDIIbYuDOBr1BAqCsQIqA+SAcRDwgCkcZaloCQA02YoA0B
HZAABYGwhYyIlSohDEnICB0LjhkkwAULgsKAZIAAgAYBT7QBBFI9TYEgiBAAKBpCIQMIGkACkqXgUQCAgEoAEwo6CBEDKrAigIgIAjcQjMA0BQCIkCE4kJhQMExJJAEC
wACjYDxl3qUjDIiIFoiAAATECdgDGYVNo3RWUKgVwBJRGSJVBBBkgkBgIEILANAEBbGhaQ9DQahBBS6GIAXogmCEYMgXAPXg8NpGQgcgtAwSADolEAABe6AtkjiHHEAc
EOGpFcCkQwEOWEpg7UobrmAAuCSVBAJagygSLAQw1kITAJpAUADCwRkQEzYBgADBWefuVoBAkCBEAcSCAuAAACqBYNCJwyEACtMAFQAwaADCUIMhSoCKBEaEAkA4MXwQ
MYkgSMEUCMnKSwjhA2AZBkrKwAWIglECAZMHSw7IWjgUQgGIIiACHZJBCNBcAATyKTIBUwBAUhAAECAYJAERoQg0AywQgvBYAVEDkcXN8AoSiSAxVAQhEBRAgTEIgACE
EQIICkKQM7EIECKhCIMBFAQBVrIUJBNYCAoSWQJgCasMdFDYoCSJAioAZGkhRrfASSBgkBDsGAQmZAYiKkR4VKiQqwTIyMAADUcEwAyRgQiRSLgAwoF8DUSMGKQ4AMcl
ZRZAB3RRAB+aRMQGDoghUAeg1igBuAEEkRUiCIoSWCbpZE0AAlE0BQQKM9VAAAKQDOQiBUDdF8IQAYDORuMgKpC4AQIBKQBow2RKQC2DoBQyMkYCQJELgI0g0A2JJaM1
OEJMxVhDIGgKIYY00jrACAZAEgYJpgoYBJDg1/DwL7CItFVIAADAkJFCBBLTAEoAQZqGbFRABHgIykl3ohlBEBCDNDcIgIBMUQKzAEBPNg4rFsUcgVBAPAACdAAaQwG1
SEEE0gHAIFKGAEPCGBKAUACYIZYgyFAwPh7Ao0IkJSIsuwMYBGoPBgKiuxEGhANIF+IFNVAQYYIQUAASWIAgDASZYkZRohCiJiIQZAjAQuBzISJoHQICgFsAg1EgY73K
jvJEBJChAGCcgiAAEPzHADCyo4EBAIDQKMwYgCHBQDDAFdGgiwEbCA0kIauMAicIuhCAKQRXzIQjAAVGBbnHoYIDIoqAUuKGxi1Ma+bdyrMAjMNlAkoBQDgiTF8aQCBE
VQAAYCVXAENhplRmbgySAJMACMFAGIEpwkjWSgCQBQJyQGcngXQCAOTClgAsuhAQAxkBmhQAooEMGRCgTIWAB0AAAFO4IAahhilUdgcJlEBAoAgeIQVRo0PKg7Ai4CRH
YRESgShiFAPqADUkDLRIcMkJEQAB+GF2AIAEZAAIwCEAEIGlgAZMMCq3DEQcloARwsFKUTUidFCGZMABBAfZE0FKIwQQKoLGEFAcqAoTwkgAuiokoMgGQjiJiaEFwgCg
ASa/GMk4JIaUAoEhoXiChwG/oHjA0hjQFEIY4QYBQEgqQWwyASZAtEYCm1sRIAwIaCSCcHKKcACdRaoAIoQICMrnoggBCEhWgsAZpGCDASjBFJIHAoohGphAGcwAEdBg
4lt0VypKgAGC9wBAhbiQhICwwCCRSTqAAOogKGsRGwLOoEijBGADAIHAoDPm7EZwHQbGATLlI4EggA2QBuyc8UDWYhmhlwAqAoqBISgIHEwioEATCT9DiAAjGVaRSiCY
GUA1wIHCMCMAsI5pgWgAn4AmWQCZWACnMJUGkkACBvFgykhhiwhFmzEigYaAHwqACCQ4qETgRQ4EtgGFYEYCfYmklAkBscDWQCGEyBmNYaWh8uBmCBIoYgsRAyYKkGQU
gSYACZ5wSjkYFBhIYNCQtWRlBZIAATBYCosAGWKNWgCYrPgCBUzJA8A4FrAkEgJRgJBfEiwiDE5EKmqUEAgQBRIPQsHmCIAFAAD6AIsAAg4EMwJUGASAAwIhaH4oWQkU
RBQxwHaCAZgkhZQQaYJU5xMUQEgN4EIDtuAghVRQmbIGQiIEDoIDAKQJAMREgYIQYmJBEgw6INCFO4wxgMSUCLArIDymgABE1yAQYJiKUE67G/iwhA6rIEjCEgwwkQGq
YEk3umegpWwAhpPEMVVgSAiAAIGjTiAQAS1LDkQ3AXRdMTAqAkZmEOBW4ACi6WwE0LAUAO4gcAEUMqgpHAAURQJpE+RKgKAhjYQAQASuUTQGiMDAJLJJlF0XhQQkRMGQ
AgYjiQm5Jq3CYABkko0gGioBSwQAH0YSAxZI6JDBYCgj3mDfDQxOBIIBFAAAAgBQS1VDQdAMwaFmA6oyQjAMKCkUtKUBKQYAhIEKwQsytngiBMj4goUAEgYGcLRG5onX
wukBUgDYWUk3AhIdc4KUSGIOykQQhgFJIFAoIOi24UA=`,
  'base64',
);
