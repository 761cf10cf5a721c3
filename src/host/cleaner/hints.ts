/**
 * Whether a name lets one think of a secret without being the name of one in every text: a `seed` in a log is a number, in a
 * configuration it may be a wallet's. Words of other languages than English stand here as well.
 */
export function hintsAtSecret(name: string): boolean {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('ł', 'l');
  if (/(?:session|public|cache|sort|group|primary|partition|idempotency) ?key$/.test(plain)) return false;
  return whole.test(plain.replace(/[^\p{L}]+/gu, ' ')) || within.test(plain.replace(/[^\p{L}]+/gu, ''));
}

const whole =
  /(?:^| )(?:keys?|pins?|puk|tan|seeds?|salts?|pepper|bearer|auth|code|codes|otp|totp|mfa|licen[cs]es?|sig|hmac|nonce|sid|csrf|cle|jeton|mdp|klucz|clave|senha|chave|losen|heslo)(?: |$)/;

const within =
  /secret|token|passw|passphrase|credential|cookie|signature|webhook|apikey|bearer|kennwort|passwort|schlussel|geheim|zugang|losung|motdepasse|haslo|tajn|contrasena|clave|senha|parola|wachtwoord|пароль|ключ|секрет/;
