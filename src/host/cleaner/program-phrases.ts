import {named} from './named.ts';
import {chosen, notWords, type Phrase} from './phrase.ts';

/** What programs say to each other, take as a word of their line, and print. */
export const programPhrases: readonly Phrase[] = [
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
  {label: 'password', by: ['oper '], pattern: /(?:^|[\s:>])OPER [\w.-]{1,32} (?<secret>[^\s"]{4,128})/gm, isSecret: chosen},
  {
    label: 'password',
    by: ['enable secret ', 'enable password ', 'password 0 ', 'secret 0 ', 'password 7 '],
    pattern: /\b(?:enable (?:secret|password)|password|secret) (?:[0-9] )?(?<secret>[^\s"]{4,128})/gi,
    isSecret: (value) => chosen(value) && value.length >= 6,
  },
  {
    label: 'password',
    by: ['add_user ', 'change_password ', 'add-user ', 'useradd ', 'passwd -b ', 'adduser '],
    pattern:
      /\b(?:rabbitmqctl (?:add_user|change_password)|mosquitto_passwd -b \S+|ejabberdctl register|prosodyctl register|add-user)\s+[\w.@-]{1,64}\s+["']?(?<secret>[^\s"']{4,256})/gi,
    isSecret: chosen,
  },
  {
    label: 'password',
    by: ['passwd -f', 'vncpasswd', 'smbpasswd'],
    pattern: /\b(?:vncpasswd|smbpasswd)\b[^\n|]{0,60}<<<\s*["']?(?<secret>[^\s"']{4,256})/gi,
  },
  {
    label: 'password',
    by: ['http_basic ', 'basic_auth ', 'basicauth '],
    pattern: /\b(?:http_basic|basic_?auth) [\w.@-]{1,64}[ :](?<secret>[^\s"']{4,256})/gi,
    isSecret: chosen,
  },
  {
    label: 'password',
    by: ['sasl_passwd', ']:587', ']:465', ']:25 '],
    pattern: /\[[\w.-]{1,253}\](?::\d{2,5})?\s+[\w.@+-]{1,64}:(?<secret>[^\s"']{4,256})/g,
  },
  {
    label: 'password',
    by: ['log in with ', 'login with ', 'sign in with ', 'sign in as ', 'log in as '],
    pattern: /\b(?:log|sign) ?in (?:with|as) [\w.@+-]{1,64} (?:and|\/|,) (?:then )?["'`]?(?<secret>[^\s"'`,;]{6,128})/gi,
    isSecret: chosen,
  },
  {
    label: 'password',
    by: ['auth: ', 'login: ', 'user: ', 'credentials: '],
    pattern: /\b(?:auth|login|user|credentials): ?[\w.@+-]{1,64} ?\/ ?(?<secret>[^\s"'`,;/]{6,128})(?![\w/])/gi,
    isSecret: chosen,
  },
  {
    label: 'key',
    by: ['unseal key', 'unlock key', 'recovery key'],
    pattern: /\b(?:unseal|unlock|recovery) key \d{1,2}: ?(?<secret>[\w+/=-]{20,128})/gi,
  },
  {
    label: 'license',
    by: ['licen'],
    pattern: /\blicen[cs]e(?: key| code)?\W{1,3}(?:is )?(?<secret>[A-Z\d]{4,8}(?:-[A-Z\d]{4,8}){2,})\b/gi,
    isSecret: (value) => /\d/.test(value),
  },
  {label: 'setup-code', by: ['mt:'], pattern: /\bMT:(?<secret>[A-Z\d.-]{19,22})(?![A-Za-z\d])/g, isSecret: chosen},
  {
    label: 'combination',
    by: ['combination', 'safe code'],
    pattern: /\b(?:combination|safe code)\W{1,3}(?:is )?(?<secret>\d{1,2}(?:-\d{1,2}){2,3})\b/gi,
  },
  {
    label: 'one-time-code',
    by: ['code"', 'code =', 'code=', 'code:', 'code "', "code'"],
    pattern:
      /(?<![a-z])(?:otp|totp|pairing|user|device|verification|login|auth|access|mfa|2fa)[_ -]?code["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[A-Z]{4}-[A-Z]{4}|(?=[A-Z\d]{0,9}[A-Z\d])[A-Z\d]{6,10}|\d{4,8})(?![\w-])/gi,
    isSecret: (value) => value === value.toUpperCase(),
  },
  {
    label: 'one-time-code',
    by: ['code: ', 'code is '],
    pattern: /\b(?:your|verification|login|security) code(?: is|:) (?<secret>\d{3} \d{3})\b/gi,
  },
  {
    label: 'private-key',
    by: [' pk ', 'wallet ', 'priv key', 'privkey'],
    pattern: /\b(?:wallet|pk|priv ?key)\W{1,3}(?:pk |key )?(?:0x)?(?<secret>[\da-f]{64})\b/gi,
  },
  {
    label: 'token',
    by: ['pat ', 'access token'],
    pattern: /\b(?:PAT|pat|personal access token)\W{1,3}(?:is )?(?<secret>[a-z\d]{40,90})\b/g,
    isSecret: (value) => /\d.*\d.*\d/.test(value),
  },
  {
    label: 'password',
    by: [' password)', ' (password', ' pw)', ' pass)'],
    pattern: /(?<secret>[^\s"'`()]{6,128}) \((?:the |my |new )?(?:\w{2,16} )?(?:password|pw|pass)\)/gi,
    isSecret: chosen,
  },
  {label: 'password', by: ['join #', 'join &'], pattern: /(?:^|[\s:>])JOIN [#&][^\s,"]{1,64} (?<secret>[^\s"]{4,128})/gm, isSecret: chosen},
  {
    label: 'key',
    by: ['-server key ', '-server host ', 'option key ', 'option psk '],
    pattern: /\b(?:(?:radius|tacacs|tacacs\+)-server (?:host \S+ )?key|option (?:key|psk))\s+(?:\d )?["']?(?<secret>[^\s"']{4,128})/gi,
    isSecret: chosen,
  },
  {label: 'one-time-code', by: ['adb pair '], pattern: /\badb pair \S{4,64} (?<secret>\d{6})\b/g},
  {
    label: 'password',
    by: [', password', ', the password', ', my password'],
    pattern: /(?<secret>[^\s"'`()]{6,128}), (?:the |my )?password\b/gi,
    isSecret: chosen,
  },
  {
    label: 'one-time-code',
    by: [' the code', ' the pin', ' my pin', ' my code', ' the otp', ' your pin'],
    pattern: /(?<![\w.:-])(?<secret>\d{4,8}),? (?:is|that is|that's) (?:the|my|your) (?:[\w-]{2,12} )?(?:code|pin|otp)\b/gi,
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
    by: ['set -x ', 'set -gx ', 'setenv ', 'config set ', 'configure set ', 'setx ', '\nenv ', ' env ', 'env ', '_param ', 'export '],
    pattern:
      /\b(?:set -g?x|setenv|config set|configure set|setx|env|fastcgi_param|uwsgi_param|passenv|export)\s+(?:--[\w-]+\s+)*(?<name>[\w.:/-]{1,96})\s+["']?(?<secret>[^\s"']{1,512})/gi,
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
