import type {Edit} from './edits.ts';
import {isWithinWord} from './escapes.ts';
import {createFinder} from './finder.ts';
import {isReference} from './references.ts';
import {looksLikeWords} from './words.ts';

/** What people and programs say of a secret: the words before it, how it is joined to them, and what it must look like to be one. */
interface Saying {
  readonly label: string;
  readonly words: readonly string[];
  /** Matched from the end of the word on; group 1 is the secret. */
  readonly pattern: RegExp;
  /** What must stand before the word, where the word alone says too little. */
  readonly before?: RegExp;
  readonly isSecret: (value: string) => boolean;
}

const quotes = '[\\\\"\'`«“*)\\]]{0,3}';
const verbs = 'is|was|ist|lautet|est|es|é|è|это|是|为|為|は|는|은|이';
const joined = `${quotes}\\s{0,3}(?:(?:${verbs})\\s{0,3}[:：]?|[:：=])\\s{0,3}${quotes}`;
const loosely = `${quotes}(?:\\s{0,3}(?:${verbs}|[:：=]))?\\s{0,3}${quotes}`;
const word = '([^\\s"\'`\\\\<>,;，。、“”«»]{6,128})';

const sayings: readonly Saying[] = [
  {
    label: 'password',
    words: (
      "password|passcode|passphrase|passwort|kennwort|geheimnis|zugangscode|mot de passe|secret|code d'accès|contraseña|clave|secreto|" +
      "senha|palavra-passe|segredo|parola d’ordine|parola d'ordine|segreto|пароль|секрет|код доступа|パスワード|暗証番号|秘密鍵|비밀번호|비밀키"
    ).split('|'),
    pattern: new RegExp(joined + word, 'y'),
    isSecret: looksChosen,
  },
  {
    // Two characters are too few to be searched for, so what may follow them is part of the word.
    label: 'password',
    words: ['密码', '密碼', '密鑰', '密钥', '口令', '암호'].flatMap((one) =>
      [':', '：', '=', '是', '为', '為', '는', ' '].map((next) => one + next),
    ),
    pattern: new RegExp(loosely + word, 'y'),
    isSecret: looksChosen,
  },
  {
    label: 'password',
    words: ['password', 'passphrase', 'passcode'],
    pattern: new RegExp(`[ \\t]${word}`, 'y'),
    isSecret: (value) => value.length >= 12 && looksMixed(value),
  },
  {
    label: 'one-time-code',
    words: ['code', 'otp ', 'otp:', 'otp=', 'otp"', 'one-time password', 'one time password'],
    pattern: new RegExp(`${loosely}(\\d{4,8}|[A-Z0-9]{6,10})(?![\\w.-])`, 'y'),
    before: /(?:\botp.|password|(?:2fa|mfa|access|confirmation|login|one.?time|pairing|security|sign.?in|verification|\buse)\W{1,3}code)$/i,
    isSecret: () => true,
  },
  {
    label: 'seed',
    words: ['totp seed', 'totp secret', 'totp key', '2fa secret', 'otpauth secret'],
    pattern: new RegExp(`${loosely}([A-Z2-7]{16,})(?![A-Za-z0-9])`, 'y'),
    isSecret: () => true,
  },
  {
    label: 'private-key',
    words: ['private key', 'privkey', 'private-key', 'privatekey', 'wallet key', 'secret key', 'signing key'],
    pattern: new RegExp(`${loosely}(?:0x)?([0-9a-fA-F]{64})(?![A-Za-z0-9])`, 'y'),
    isSecret: () => true,
  },
  {
    label: 'token',
    words: ['auth token', 'access token', 'api token', 'bot token', 'cloudflare token', 'api key', 'mistral key', 'secret key'],
    pattern: new RegExp(`${loosely}([\\w+/=.~-]{20,})`, 'y'),
    isSecret: (value) => /\d/.test(value) && /[A-Za-z]/.test(value) && !looksLikeWords(value),
  },
];

/** Every value that is told by what is said of it, in ten languages. */
export function findSpokenSecrets(text: string): Edit[] {
  // A text of one byte a character holds none of the others, which V8 sees without reading it.
  return [...findSaid(text, latin), ...(/[\u0400-\uffff]/.test(text) ? findSaid(text, others) : [])];
}

function findSaid(text: string, {finder, said}: Words): Edit[] {
  const edits: Edit[] = [];
  finder.find(text, (at, found) => {
    const one = said[found];
    // Base64 of digests holds such words too.
    if (one === undefined || (/^[a-z]/.test(one.word) && (isWithinWord(text, at) || /[_+/]/.test(text.charAt(at - 1))))) return undefined;
    for (const saying of one.sayings) {
      const end = at + one.word.length;
      saying.pattern.lastIndex = end;
      const value = saying.pattern.exec(text)?.[1]?.replace(/[.!?)\]}]+$/, '');
      if (value === undefined || !saying.isSecret(value) || isReference(value)) continue;
      if (saying.before && !saying.before.test(text.slice(Math.max(0, at - beforeChars), end))) continue;
      const start = text.indexOf(value, end);
      edits.push({start, end: start + value.length, value, label: saying.label});
      return start + value.length;
    }

    return undefined;
  });
  return edits;
}

const beforeChars = 32;

const words = [...new Set(sayings.flatMap((saying) => saying.words))];

type Words = ReturnType<typeof wordsOf>;

function wordsOf(some: readonly string[], windowChars: number) {
  const said = some.map((one) => ({word: one, sayings: sayings.filter((saying) => saying.words.includes(one))}));
  return {said, finder: createFinder(windowChars, true, some)};
}

const latin = wordsOf(
  words.filter((one) => !/[\u0400-\uffff]/.test(one)),
  4,
);
const others = wordsOf(
  words.filter((one) => /[\u0400-\uffff]/.test(one)),
  3,
);

/** Not a word of a sentence: `password is expired`. */
function looksChosen(value: string): boolean {
  return !looksLikeWords(value) && (/\d/.test(value) || /[a-z][A-Z]|[!#$%^&*]/.test(value)) && !/^[\w-]+\.[a-z]{1,4}$/.test(value);
}

function looksMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}
