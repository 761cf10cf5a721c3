import type {Edit} from './edits.ts';
import {createFinder} from './finder.ts';
import {named, namedElement} from './named.ts';
import {isReference} from './references.ts';
import {looksLikeWords} from './words.ts';

/** A line of a file, a protocol or a language in which the place alone says what is secret. */
interface Phrase {
  readonly label: string;
  /** Pieces by which it is found, in small letters, three characters and more. */
  readonly by: readonly string[];
  /** Matched around the piece, on its line and the two after it; the group `secret` is one. */
  readonly pattern: RegExp;
  readonly isSecret?: (value: string, groups: Readonly<Record<string, string | undefined>>) => boolean;
}

const notWords = (value: string) => !looksLikeWords(value);
const isLogin = (value: string) => value.length >= 16 || /^[\w.@+-]{0,128}:./.test(Buffer.from(value, 'base64').toString('latin1'));
const chosen = (value: string) => /\d|[!#$%^&*]/.test(value) && /\D/.test(value);

const phrases: readonly Phrase[] = [
  // Files of logins.
  {label: 'password', by: [' login '], pattern: /\b(?:machine\s+\S+|default)\s+login\s+\S+\s+password\s+(?<secret>\S{1,256})/gi},
  {label: 'password', by: ['machine '], pattern: /\bmachine\s+\S+\s+login\s+\S+\s+password\s+(?<secret>\S{1,256})/gi},
  {
    label: 'registry-login',
    by: ['auth"', 'auth\\"'],
    pattern: /"auth\\{0,7}"\s*:\s*\\{0,7}"(?<secret>[A-Za-z0-9+/]{8,}={0,2})/g,
    isSecret: isLogin,
  },
  {
    label: 'password-hash',
    by: ['$6$', '$5$', '$y$', '$1$', '$2a$', '$2b$', '$2y$', '$apr1$', '$argon2'],
    pattern: /(?<secret>\$(?:[156y]|2[aby]|apr1|argon2\w{1,2})\$[\w./$=,+-]{20,256})/g,
  },
  {
    label: 'password-hash',
    by: ['pbkdf2_', 'scrypt:', 'bcrypt$'],
    pattern: /(?<secret>(?:pbkdf2_sha\d+|scrypt:[\d:]+|bcrypt)\$[\w./$=+-]{20,256})/g,
  },
  {label: 'password', by: ['chap secret', '" * "'], pattern: /"[^"\s]{1,64}" \* "(?<secret>[^"\s]{4,128})"/g},
  {
    label: 'password',
    by: [':5432:', ':5433:', '*:*:', ':6432:'],
    pattern: /(?:^|\s)[\w.*-]{1,253}:(?:\d{2,5}|\*):[\w*-]{1,63}:[\w*-]{1,63}:(?<secret>\S{4,128})/gm,
  },
  {
    label: 'cookie',
    by: ['true\t', 'false\t', 'true\\t', 'false\\t'],
    pattern: /(?:TRUE|FALSE)(?:\t|\\t)\d{1,12}(?:\t|\\t)[\w.-]{1,64}(?:\t|\\t)(?<secret>[^\s"\\]{6,4096})/g,
  },
  // Logins of addresses that are written without slashes.
  {
    label: 'password',
    by: ['sip:', 'sips:', 'turn:', 'turns:', '@tcp(', 'sqlplus ', ':thin:'],
    pattern: /(?:\bsips?:|\bturns?:|\bsqlplus |:thin:|(?<![\w/:]))[\w.-]{1,64}[:/](?<secret>[^\s/"']{1,128})@(?=tcp\(|\/\/|[\w.-]+)/gi,
  },
  {label: 'signature', by: ['signature'], pattern: /signature(?:-256)?["']?\s*[:=]\s*["']?(?:sha\d{1,3}|v\d)=(?<secret>[\da-f]{40,128})/gi},
  {
    label: 'authorization',
    by: ['authorization "', "authorization '"],
    pattern: /authorization ["'](?:\w{2,12} )?(?<secret>[^\s"']{8,4096})/gi,
    isSecret: chosen,
  },
  // Languages.
  {
    label: 'password',
    by: ['identified '],
    pattern: /\bidentified\s+(?:with\s+\S+\s+)?by\s+(?:password\s+)?["'](?<secret>[^"'\n]{1,128})["']/gi,
  },
  {
    label: 'password',
    by: ["password '", "password('", 'password ("', "= password('"],
    pattern:
      /\b(?:with|set|role|user|encrypted|for)\b[^\n;]{0,80}\bpassword\b\s*(?:=\s*password)?\s*\(?\s*["'](?<secret>[^"'\n]{1,128})["']/gi,
  },
  {
    label: 'password',
    by: ['password)', 'passwd)', 'pass)'],
    pattern: /\(\s*\w+\s*,\s*(?:password|passwd|pass)\s*\)\s*values\s*\(\s*'[^'\n]{1,64}'\s*,\s*'(?<secret>[^'\n]{1,128})'/gi,
  },
  {
    label: 'element',
    by: ['word>', 'oken>', 'cret>', 'key>', 'pass>'],
    // A key of a property list is a name; its value stands in the element behind it.
    pattern:
      /<(?:[\w-]{1,24}:)?(?<name>[A-Za-z][\w.-]{1,48})(?:\s[^<>\n]{0,120})?>(?<secret>[^<>\n]{1,512})<\/(?!key>\s{0,200}<(?:string|integer|real|true|false|array|dict|data|date)\b)/g,
    isSecret: namedElement,
  },
  {
    label: 'element',
    by: ['</key>'],
    pattern: /<key>(?<name>[\w.-]{1,64})<\/key>\s*<string>(?<secret>[^<>\n]{1,512})<\/string>/g,
    isSecret: named,
  },
  {
    label: 'attribute',
    by: ['value="'],
    pattern: /\b(?:key|name)="(?<name>[\w.:-]{1,64})"\s+value="(?<secret>[^"\n]{1,512})"/g,
    isSecret: named,
  },
  {label: 'attribute', by: ['type="password"'], pattern: /type="password"[^<>\n]{0,120}\bvalue="(?<secret>[^"\n]{1,512})"/g},
  {
    label: 'variable',
    by: ['  value:', '\n  value: '],
    pattern: /\bname:\s*["']?(?<name>[\w.-]{1,64})["']?\s*\n\s*value:\s*["']?(?<secret>[^\s"']{1,512})/g,
    isSecret: named,
  },
  {
    label: 'form-field',
    by: ['form-data;'],
    pattern: /form-data;\s*name="(?<name>[\w.-]{1,64})"(?:\s*\n|\\r\\n|\\n){2}(?<secret>[^\n\\]{1,512})/g,
    isSecret: named,
  },
  // What programs say to each other at a login.
  {
    label: 'login',
    by: ['auth plain ', 'auth login '],
    pattern: /\bAUTH (?:PLAIN|LOGIN) (?<secret>[A-Za-z0-9+/]{8,}={0,2})/gi,
    isSecret: notWords,
  },
  {label: 'password', by: [' login '], pattern: /(?:^|[\s:>])[a-z]?\d{1,6} LOGIN "?[^\s"]{1,64}"? "?(?<secret>[^\s"]{4,128})"?/gim},
  {label: 'password', by: ['pass '], pattern: /(?:^|[\s:>/])PASS (?<secret>[^\s"]{5,128})/gm, isSecret: notWords},
  {label: 'password', by: ['identify '], pattern: /nickserv\S{0,2}\s:?identify\s(?:[\w-]{1,32}\s)?(?<secret>[^\s"]{4,128})(?!\S| \S)/gi},
  {
    label: 'password',
    by: ['auth default ', 'requirepass ', 'masterauth '],
    pattern: /\b(?:auth default|requirepass|masterauth)\s+"?(?<secret>[^\s"]{4,256})/gi,
  },
  {label: 'community', by: ['server community '], pattern: /server community (?<secret>\S{4,64})/gi},
  {label: 'code', by: ['pairing approve '], pattern: /pairing approve [\w-]{1,24} (?<secret>[A-Z\d]{6,12})\b/g},
  {label: 'code', by: [' verify '], pattern: /\bsignal-cli [^\n]{0,120}\bverify (?<secret>\d{3}-?\d{3})\b/g},
  // What programs take as a word of their line.
  {label: 'password', by: ['htpasswd '], pattern: /\bhtpasswd\s+-\w*b\w*\s+\S+\s+\S+\s+["']?(?<secret>[^\s"']{1,256})/g},
  {label: 'password', by: ['wpa_passphrase '], pattern: /\bwpa_passphrase\s+\S+\s+["']?(?<secret>[^\s"']{1,256})/g},
  {label: 'password', by: ['mysqladmin '], pattern: /\bmysqladmin\b[^\n]{0,120}\spassword\s+["']?(?<secret>[^\s"']{1,256})/g},
  {
    label: 'password',
    by: ['bw unlock ', 'vault login ', 'ngrok authtoken ', 'add-authtoken '],
    pattern: /\b(?:bw unlock|vault login|authtoken|add-authtoken)\s+(?!-)["']?(?<secret>[^\s"']{6,256})/g,
    isSecret: chosen,
  },
  {label: 'password', by: ['/user:'], pattern: /\/user:\S{1,64}\s+(?<secret>[^\s/]\S{3,127})/gi, isSecret: chosen},
  {label: 'key', by: ['mc alias set '], pattern: /\bmc alias set \S+ \S+ \S+ (?<secret>\S{8,256})/g},
  // Scripts.
  {
    label: 'setting',
    by: ['set -x ', 'setenv ', 'config set ', 'configure set ', 'setx '],
    pattern:
      /\b(?:set -g?x|setenv|config set|configure set|setx)\s+(?:--[\w-]+\s+)*(?<name>[\w.:/-]{1,96})\s+["']?(?<secret>[^\s"']{1,512})/gi,
    isSecret: named,
  },
  {
    label: 'password',
    by: ['chpasswd'],
    pattern:
      /["'](?<user>[\w.-]{1,32}):(?<secret>[^"'\n]{1,128})["']\s*\|\s*(?:sudo\s+)?chpasswd|chpasswd\s*<<<\s*["']?[\w.-]{1,32}:(?<secret2>[^"'\s]{1,128})/g,
  },
  {
    label: 'password',
    by: ['| sudo -s', '--password-stdin'],
    pattern:
      /\becho\s+(?:-n\s+)?["']?(?<secret>[^\s"'|]{1,128})["']?\s*\|\s*(?:sudo\s+)?(?:sudo -S|\S+ (?:[^|\n]{0,120} )?--password-stdin)/g,
  },
  {label: 'token', by: ['<<<'], pattern: /(?:token|secret|password|key|login)\b[^\n|]{0,60}<<<\s*["']?(?<secret>[^\s"']{6,256})/gi},
  // Keys in files of their own form.
  {
    label: 'private-key',
    by: ['"kty"', 'kty\\"'],
    pattern: /(?<=\\{0,7}"(?:d|k|p|q|dp|dq|qi)\\{0,7}"\s{0,4}:\s{0,4}\\{0,7}")(?<secret>[\w-]{20,1024})/g,
  },
  {label: 'private-key', by: ['private-lines: '], pattern: /Private-Lines: \d+\s+(?<secret>(?:[A-Za-z0-9+/=]{16,}\s*)+)/g},
  {
    label: 'private-key',
    by: ['---- begin ssh2'],
    pattern: /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\s*(?<secret>(?:[A-Za-z0-9+/=]{8,}\s*)+)/g,
  },
  {label: 'private-key', by: ['static key v1'], pattern: /BEGIN OpenVPN Static key V1-----\s*(?<secret>(?:[\da-f]{16,}\s*)+)/g},
  {label: 'private-key', by: ['ls0tls1crudjtib'], pattern: /(?<secret>LS0tLS1CRUdJTiB[A-Za-z0-9+/=]{40,})/g},
  {label: 'private-key', by: ['secret key\n'], pattern: /minisign encrypted secret key\s+(?<secret>[A-Za-z0-9+/=]{40,})/g},
  {
    label: 'app-password',
    by: ['app password', 'app-specific password'],
    pattern: /\bapp(?:-specific)? password\W{0,3}(?:is )?(?<secret>[a-z]{4}(?:[ -][a-z]{4}){3}|[A-Za-z0-9]{5}(?:-[A-Za-z0-9]{5}){4})\b/gi,
  },
  {
    label: 'seed',
    by: ['totp', 'setup key', 'authenticator'],
    pattern: /\b(?:totp|setup key|authenticator key)\W{1,3}(?:secret |seed |is )?(?<secret>[a-z2-7]{4}(?: [a-z2-7]{4}){3,})\b/gi,
  },
  {
    label: 'recovery-key',
    by: ['recovery key', 'security key'],
    pattern: /\b(?:recovery|security) key\W{1,3}(?:is )?(?<secret>[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){8,})/g,
  },
  // Tables.
  {
    label: 'cell',
    by: ['│ password', '| password', '│ token', '| token', '│ api key', '| api key', '│ secret', '| secret'],
    pattern: /[│|][ \t]*(?<name>(?:[\w-]{1,24} )?(?:password|token|secret|api ?key))[ \t]*[│|][ \t]*(?<secret>[^\s│|]{6,512})[ \t]*[│|]/gi,
    isSecret: notWords,
  },
  {
    label: 'cell',
    by: ['password  ', 'passphrase  ', 'token  ', 'api key  ', 'password ..'],
    pattern: /^[ \t]*(?:password|passphrase|token|api key)(?:[ \t]{2,24}|[ \t]*\.{3,60}[ \t]*)(?<secret>\S{6,512})[ \t]*$/gim,
    isSecret: (value) => notWords(value) && /\d/.test(value),
  },
];

/** Every value that stands where a file, a protocol or a program has its secrets. */
export function findPhrases(text: string): Edit[] {
  const edits: Edit[] = [];
  const done = new Map<number, number>();
  finder.find(text, (at, index) => {
    for (const number of pieces[index]?.phrases ?? []) {
      if (at < (done.get(number) ?? 0)) continue;
      const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - beforeChars);
      const to = endOfLines(text, at);
      done.set(number, to);
      edits.push(...secretsIn(phrases[number], text.slice(from, to), from));
    }

    return undefined;
  });
  return edits;
}

function secretsIn(phrase: Phrase | undefined, window: string, from: number): Edit[] {
  if (phrase === undefined) return [];
  return [...window.matchAll(phrase.pattern)].flatMap((match): Edit[] => {
    const groups = match.groups ?? {};
    const value = (groups['secret'] ?? groups['secret2'] ?? '').trimEnd();
    if (value === '' || isReference(value) || value.includes('‹') || phrase.isSecret?.(value, groups) === false) return [];
    const start = from + match.index + match[0].lastIndexOf(value);
    return [{start, end: start + value.length, value, label: groups['name'] ?? phrase.label}];
  });
}

/** The line and the two after it, as far as anybody reads. */
function endOfLines(text: string, at: number): number {
  let end = at;
  for (let line = 0; line < 3 && end >= 0; line += 1) end = text.indexOf('\n', end + 1);
  return Math.min(end < 0 ? text.length : end, at + afterChars);
}

const beforeChars = 256;
const afterChars = 2048;

const pieces = [...new Set(phrases.flatMap(({by}) => by))].map((piece) => ({
  piece,
  phrases: phrases.flatMap(({by}, number) => (by.includes(piece) ? [number] : [])),
}));
const finder = createFinder(
  3,
  true,
  pieces.map(({piece}) => piece),
);
