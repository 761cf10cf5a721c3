import type {Token} from './tokens.ts';

/** Values without a shape of their own, which only the words around them betray. */
export const said: readonly Token[] = [
  ...[
    'Authorization: Bearer <{u40}>',
    'authorization: Basic <{a28}>',
    'x-api-key: <{h40}>',
    'X-Auth-Token: <{a32}>',
    'Proxy-Authorization: Basic <{a28}>',
  ].map((pattern) => ({family: 'header', pattern})),
  {family: 'header', pattern: 'Authorization: Digest username="bob", realm="gw", nonce="{h16}", uri="/", response="<{h32}>"'},
  ...['Set-Cookie: sid=<{u32}>; Path=/; HttpOnly', 'Cookie: theme=dark; connect.sid=<{u40}>', 'cookie: session=<{u32}>'].map((pattern) => ({
    family: 'cookie',
    pattern,
  })),
  ...[
    'your verification code is <{d6}>',
    'pairing code: <{U8}>',
    'Pairing code <{U8}> expires in 10 minutes',
    'OTP <{d6}> sent to the phone',
    'one-time password: <{d6}>',
    'enter 2FA code <{d6}>',
    'use code <{d6}> to sign in',
  ].map((pattern) => ({family: 'one-time code', pattern})),
  ...['totp seed <{t32}>', 'TOTP secret: <{t16}>', 'private key <{h64}>', 'privkey=0x<{h64}>', 'wallet key 0x<{h64}>'].map((pattern) => ({
    family: 'seed and private key',
    pattern,
  })),
  ...[
    'wpa psk=<{a16}>',
    'wifi passphrase <{a14}>',
    'CLOUDFLARE_API_TOKEN=<{u40}>',
    'cloudflare token <{u40}>',
    'mistral key <{a32}>',
    'LINE channel access token: <{b172}>',
    'zalo access token <{u120}>',
    'twilio auth token <{h32}>',
  ].map((pattern) => ({family: 'named by its service', pattern})),
];

/** The words for password, secret and code in ten languages, and how "is" is said there. */
const languages: readonly {readonly of: string; readonly words: readonly string[]; readonly is: string}[] = [
  {of: 'English', words: ['password', 'secret', 'passcode', 'passphrase'], is: 'is'},
  {of: 'German', words: ['Passwort', 'Kennwort', 'Geheimnis', 'Zugangscode'], is: 'ist'},
  {of: 'French', words: ['mot de passe', 'secret', "code d'accès"], is: 'est'},
  {of: 'Spanish', words: ['contraseña', 'clave', 'secreto'], is: 'es'},
  {of: 'Portuguese', words: ['senha', 'palavra-passe', 'segredo'], is: 'é'},
  {of: 'Italian', words: ['parola d’ordine', 'segreto', 'password'], is: 'è'},
  {of: 'Russian', words: ['пароль', 'секрет', 'код доступа'], is: 'это'},
  {of: 'Chinese', words: ['密码', '密鑰', '口令'], is: '是'},
  {of: 'Japanese', words: ['パスワード', '暗証番号', '秘密鍵'], is: 'は'},
  {of: 'Korean', words: ['비밀번호', '암호', '비밀키'], is: '는'},
];

export const spoken: readonly Token[] = languages.flatMap(({of, words, is}) =>
  words.flatMap((word) =>
    [`${word}: <{a14}>`, `${word}=<{a12}>`, `${word} ${is} <{a13}>`].map((pattern) => ({family: `password in ${of}`, pattern})),
  ),
);
