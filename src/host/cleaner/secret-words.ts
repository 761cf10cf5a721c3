/** How much a word says of what stands near it. */
export type Hint = 'password' | 'token' | 'code' | 'pin';

interface HintWords {
  readonly hint: Hint;
  /** In small letters where they have any; three characters and more. A blank at an end is part of the word. */
  readonly words: readonly string[];
}

const words = (text: string): readonly string[] => text.split('|');

/** Two characters are too few to be searched for, so what may follow them is part of the word. */
const followed = (text: string, by: string): readonly string[] => words(text).flatMap((word) => [...by].map((next) => word + next));

/** Words for what opens something, in the languages in which people write to a gateway. */
export const hintWords: readonly HintWords[] = [
  {
    hint: 'password',
    words: [
      ...words(
        'password|passwort|passwd|passphrase|passord|kennwort|zugangscode|zugangsdaten|losungswort|credentials|creds |creds:|login:',
      ),
      ...words(
        "mot de passe|identifiants|code d'accès|contraseña|contrasena|clave |clave:|credenciales|senha |senha:|palavra-passe|credenciais",
      ),
      ...words("parola |parola:|parola d’ordine|parola d'ordine|parola d'accesso|wachtwoord|hasło|haslo|lösenord|losenord|adgangskode"),
      ...words(
        'salasana|heslo |heslo:|jelszó|jelszo|parolă|şifre|sifre:|mật khẩu|mat khau|kata sandi|nickserv identify|requirepass|masterauth',
      ),
      ...words('secret |secret:|secret=|secreto|segredo|segreto|geheimnis|wlan-schlüssel|basic auth|enable secret'),
      ...followed('pwd|pass|pw|psk|mdp', ' :=\'"'),
      ...words(
        'пароль|секрет|код доступа|κωδικός|סיסמה|كلمة المرور|كلمة السر|पासवर्ड|รหัสผ่าน|パスワード|暗証番号|合言葉|秘密鍵|비밀번호|비밀키',
      ),
      ...followed('密码|密碼|密鑰|密钥|口令|비번|암호', ':：=是为為는은 '),
    ],
  },
  {
    hint: 'token',
    words: [
      ...words(
        'token|api key|api-key|apikey|access key|secret key|signing key|master key|encryption key|auth key|search key|license key|licence key',
      ),
      ...words(
        'security key|recovery key|the key|key:|key |secret|cookie|bearer|oauth code|device code|session id|jeton|schlüssel|clé |chave|chiave',
      ),
      ...words('klucz|signature|app password|app-specific password|api_hash|api hash|auth |opener|seed|pepper|salt:|fernet|vapid'),
      ...words('токен|ключ|トークン|apiキー|토큰|令牌|密钥|密鑰').filter((word) => word.length > 2),
      ...followed('令牌|密钥|密鑰|토큰|ключ', ':：=是为為는은 '),
    ],
  },
  {
    hint: 'code',
    words: [
      ...words(
        'code|passcode|one-time password|one time password|mfa token|2fa token|freigabecode|bestätigungscode|verificatiecode|türcode',
      ),
      ...words('código|codigo|codice|kodu|kod |tan:|tan |otp |otp:|otp=|otp"|puk |puk:|cvv'),
      ...words('код |код:|код подтверждения|验证码|驗證碼|認証コード|확인코드|인증번호'),
    ],
  },
  {hint: 'pin', words: words('pin:|pin=|pin is|pin |pin lautet')},
];
