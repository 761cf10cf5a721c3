/** `bare` is a name that is a secret's in some files and anybody's in others: there the value decides. */
export type NameKind = 'password' | 'token' | 'key' | 'header' | 'bare';

/**
 * Says whether a name is the name of a secret, by its last words: `OPENCLAW_GATEWAY_TOKEN`, `botToken` and `--api-key` are;
 * `tokenSource`, `tokens_used` and `sessionKey` are not.
 */
export function secretNameKind(name: string): NameKind | null {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (headers.has(last)) {
    return 'header';
  }

  if (/^(?:key|access|refresh)$/.test(name)) {
    return 'bare';
  }

  // `X-Plex-Key` is a header, and whatever a header calls key or signature says who asks.
  if (/^x-[a-z-]+-(?:key|auth|signature|access|credential)$/i.test(name)) {
    return 'token';
  }

  if (last === 'key' || last === 'keys') {
    return keyKinds.has(before) ? 'token' : /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_KEYS?$/.test(name) && !plainKeys.has(before) ? 'key' : null;
  }

  if (
    /(?:password|passwords|passwd|passphrase|passcode|mnemonic)$/.test(last) ||
    ((last === 'pwd' || last === 'pass' || last === 'pw') && before !== '' && before !== 'old') ||
    last === 'psk' ||
    gluedPass(last)
  ) {
    return 'password';
  }

  // A personal access token, where the name is a variable's: in words, a pat is something else.
  if (last === 'pat' && /[A-Z]_PAT$/.test(name)) {
    return 'token';
  }

  // As an option of any program; a setting of that name is a mode more often.
  if (/^--?(?:pass|pw|pwd|creds)$/.test(name)) {
    return 'password';
  }

  if (/(?:^|[_-])(?:api[_-]?hash|client[_-]key[_-]data|secret[_-]key[_-]base|_password)$/i.test(name)) {
    return 'token';
  }

  if (last === 'auth') {
    return name === '_auth' || name === '--auth' ? 'token' : null;
  }

  return /(?:token|secret|apikey|privatekey|secretkey|authkey|accesskey)s?$/.test(last) || otherTokens.has(last)
    ? /tokens?$/.test(last) && countWords.has(before)
      ? null
      : 'token'
    : null;
}

function wordsOf(name: string): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  // TOKEN_2 and token1 are numbered, not named otherwise.
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) {
    words.pop();
  }

  // TOKEN_PROD and apiKeyStaging are of a place or a time, not of something else.
  while (words.length > 1 && qualifiers.has(words.at(-1) ?? '')) {
    words.pop();
  }

  return words.map((word, index) => (index === words.length - 1 ? word.replace(/\d+$/, '') : word));
}

/** `PGPASS`, `smtppass`: a program's name and the word in one, unlike the words of the language that end so. */
function gluedPass(word: string): boolean {
  return /^[a-z]{2,10}pass$/.test(word) && !/^(?:by|com|encom|over|re|sur|tres|under|multi|single|one|two|first|second)pass$/.test(word);
}

const qualifiers = new Set(
  (
    'prod production dev development stage staging test testing qa live sandbox primary secondary default main backup old new current ' +
    'previous next legacy temp tmp eu us emea apac encrypted value plain raw'
  ).split(' '),
);

const headers = new Set(['authorization', 'cookie', 'cookies']);

const otherTokens = new Set(['credential', 'credentials', 'creds', 'jwt', 'dsn', 'passkey', 'bearer']);

/** What stands before `key` when the key is secret. */
const keyKinds = new Set(
  (
    'access account admin aes api app auth bot client consumer deploy encrypt encryption hmac identity integration jwt license ' +
    'instrumentation master noise preshared priv private root secret server service shared sign signing storage subscription webhook'
  ).split(' '),
);

/** What stands before `KEY` in the name of a variable when it is no secret. */
const plainKeys = new Set('cache env foreign group host idempotency object partition primary pub public registry session sort'.split(' '));

/** What stands before `token` when it is counted or turns pages. */
const countWords = new Set(
  (
    'bos cached cancel completion context continuation eos input mask max min next output pad page per prompt reasoning remaining ' +
    'stop total unk used'
  ).split(' '),
);
