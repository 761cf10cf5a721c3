/**
 * The words of a typed line that could be passwords. What is known or has a form of its own the cleaner finds by itself; this is for a
 * word that somebody pastes where a sentence was asked for, so it is asked about before it is kept.
 */
export function looksSecret(typed: string): readonly string[] {
  // What is a mark already needs no question.
  const text = typed.replace(/‹[^›]*›/g, ' ');
  const named = [...text.matchAll(afterPassword)].map(([, word]) => word!);
  const words = text.split(/[\s"'`,;()[\]{}<>]+/).flatMap((word) => [word, ...word.split('=').slice(1)]);
  return [...new Set([...named, ...words.filter(isLike)])];
}

/** The same for a path, whose parts are words of their own. */
export function looksSecretInPath(typed: string): readonly string[] {
  return looksSecret(typed.replaceAll('/', ' '));
}

/** The words for password in ten languages, with something behind a colon or an equals sign, or that begins like no word. */
const afterPassword =
  /(?:pass(?:word|wd|phrase|code)?|pwd?|pin|kennwort|passwort|mot de passe|contrase(?:ñ|n)a|senha|has(?:ł|l)o|пароль|wachtwoord|parola|lösenord|密码|パスワード)\s{0,4}(?::|=|：)\s{0,4}(\S{3,200})/giu;

const charsMin = 8;
const charsMax = 200;

function isLike(word: string): boolean {
  if (word.length < charsMin || word.length > charsMax || harmless.some((form) => form.test(word))) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(word)).length;
  return kinds >= 3 || (kinds === 2 && /\d/.test(word) && changes(word) >= changesMin);
}

/** How often letters and digits take turns: once in `port18789`, often in what was made by chance. */
function changes(word: string): number {
  return (word.match(/(?<=\p{L})\d|(?<=\d)\p{L}/gu) ?? []).length;
}

const changesMin = 3;

/** Things that a responder writes about a host. */
const harmless: readonly RegExp[] = [
  /^(?:~|\.{0,2})?\//,
  /^[a-z][a-z\d+.-]*:\/\/[^@]*$/i,
  /^[\p{L}\d]+(?:[-_.:/@][\p{L}\d]+)*\.(?:service|socket|timer|scope|slice|json|js|ts|md|log|conf|env|txt|yaml|yml)$/iu,
  /^v?\d+(?:\.\d+)+(?:[-+~][\w.]+)?$/,
  /^[^@\s]+@\^?v?\d[\w.-]*$/,
  /^\d[\d:.,/TZ+-]*[a-z%]{0,3}$/i,
  /^[\da-f:.]+(?:\/\d+)?$/i,
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  /^[\w.+-]+@[\w.-]+$/,
  /^--?[a-z][a-z\d-]*(?:=.*)?$/i,
  /^[A-Z][A-Z\d_]+(?:=.*)?$/,
  /^\p{L}+(?:[-_./:'’]\p{L}+)*[.!?:…]*$/u,
  /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)(?:[-_./:](?:\p{Lu}?\p{Ll}+|\p{Lu}+))*[-_:#]?\d{1,8}[.!?:…]*$/u,
  /^[a-z][\w.-]*:\d+$/i,
];
