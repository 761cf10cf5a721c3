import {named, namedElement} from './named.ts';
import {chosen, type Phrase} from './phrase.ts';

const isLogin = (value: string) => value.length >= 16 || /^[\w.@+-]{0,128}:./.test(Buffer.from(value, 'base64').toString('latin1'));

/** Files of logins, addresses without slashes, and languages in which settings and queries are written. */
export const filePhrases: readonly Phrase[] = [
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
  {label: 'password', by: ['wifi:'], pattern: /\bWIFI:(?:[^;\n]{0,64};){0,4}?P:(?<secret>(?:[^;\\\n]|\\.){1,63});/g},
  {label: 'password', by: ['trojan://'], pattern: /\btrojan:\/\/(?<secret>[^\s/"']{1,128})@/g},
  {label: 'password', by: ['ss://', 'ssr://', 'vless://', 'vmess://'], pattern: /\b(?:ssr?|vless|vmess):\/\/(?<secret>[\w+/=-]{16,4096})/g},
  {
    label: 'setting',
    by: ['] =', ']=', '] :', ']:'],
    pattern: /\[["']?(?<name>[\w.-]{2,64})["']?\]\s{0,4}(?:=>?|:)\s{0,4}["']?(?<secret>[^\s"',;]{4,512})/g,
    isSecret: named,
  },
  {
    label: 'setting',
    by: [' → ', ' -> ', ' ← '],
    pattern: /(?<![\w.-])(?<name>[A-Za-z][\w.-]{2,96}) (?:→|->) ["'`]?(?<secret>[^\s"'`]{4,512})/g,
    isSecret: (value, groups) => named(value, groups) && chosen(value),
  },
  {
    label: 'setting',
    by: ['error:', 'config', 'invalid', ' too '],
    pattern:
      /(?<![\w.-])(?<name>[a-z][\w-]{1,48}(?:\.[\w-]{1,48}){1,8})(?:,|:| is| =)? (?:got |was |value )?["'`](?<secret>[^\s"'`]{4,512})["'`]/gi,
    isSecret: named,
  },
  // Logins of addresses that are written without slashes.
  {
    label: 'password',
    by: ['sip:', 'sips:', 'turn:', 'turns:', '@tcp(', 'sqlplus ', ':thin:', '@ora', ':1521'],
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
];
