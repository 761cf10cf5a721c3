import {secretNameKind} from './names.ts';
import {isOpaque} from './opaque.ts';
import {isReference} from './references.ts';

/**
 * The parts of a value by which it lets somebody in. Of a sentence, an address and a setting only those: the words, the host and the
 * name around them are what a diagnosis is about.
 */
export function opaqueParts(value: string, hinted: boolean): readonly string[] {
  if (wallet.test(value) && walletWords.includes(value.split(' ').length)) return [value];
  const words = value.split(between).filter((word) => word !== '' && word.length <= wordCharsMax);
  return words
    .flatMap((word) => word.split(template))
    .flatMap((word) => partsOfWord(word, hinted && words.length === 1))
    .filter((part) => part.length >= partCharsMin && !isReference(part));
}

/** The words of a wallet: so many of them, of three to eight letters, are no sentence of any language. */
const wallet = /^[a-z]{3,8}(?: [a-z]{3,8}){11,23}$/;
const walletWords = [12, 15, 18, 21, 24];

/** Words of a sentence, settings in a row. */
const between = /\s+|[;,](?=[\w.-]{1,64}=)/;

/** What is filled in later. */
const template = /\{\{[\w .[\]]{1,100}\}\}|\$\{[A-Za-z_]\w{0,100}\}|<[a-z][a-z\d_-]{0,40}>/;

/** Shorter parts stand in any word. */
const partCharsMin = 6;

/** Longer than what could be searched for; images and the like are written so. */
const wordCharsMax = 4096;

/** `--env=NAME=value` is as deep as settings go. */
const depthMax = 3;

function partsOfWord(word: string, hinted: boolean, depth = 0): readonly string[] {
  const bare = word.replace(/^["'`([]+|["'`)\],.;:!?]+$/g, '');
  const address = /[a-z][a-z\d+.-]{0,20}:\/\/\S+/i.exec(bare);
  if (address !== null) return [...partsOfWord(bare.slice(0, address.index), hinted, depth), ...partsOfAddress(address[0], hinted)];
  const setting = depth === depthMax ? null : /^-{0,2}([A-Za-z][A-Za-z._-]{0,63})[=:](?!=*$)(.+)$/.exec(bare);
  if (setting !== null) return partsOfSetting(setting[1] ?? '', setting[2] ?? '', hinted, depth + 1);
  return isOpaque(hinted ? word : bare, hinted) ? [hinted ? word : bare] : [];
}

function partsOfSetting(name: string, value: string, hinted: boolean, depth: number): readonly string[] {
  return /^sha\d{1,3}$/.test(name) ? [] : partsOfWord(value, hinted || secretNameKind(name) !== null, depth);
}

function partsOfAddress(address: string, hinted: boolean): readonly string[] {
  const found = /^[a-z][a-z\d+.-]*:\/\/(?:([^/?#]*)@)?[^/?#]*([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(address);
  if (found === null) return [];
  const [, login = '', path = '', query = '', fragment = ''] = found;
  const at = login.indexOf(':');
  return [
    ...(at < 0 ? opaque(login, true) : [login.slice(at + 1)]),
    ...path.split('/').flatMap((part) => opaque(part, hinted)),
    ...`${query}&${fragment}`.split('&').flatMap(partsOfQuery),
  ].flatMap((part) => [...new Set([part, decoded(part)])]);
}

/** Words and versions say what is asked for; the rest says who asks. */
function partsOfQuery(pair: string): readonly string[] {
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, Math.max(0, at)), pair.slice(at + 1)];
  return secretNameKind(name) !== null ? [value] : opaque(value, true);
}

function opaque(part: string, hinted: boolean): readonly string[] {
  return isOpaque(decoded(part), hinted) ? [part] : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
