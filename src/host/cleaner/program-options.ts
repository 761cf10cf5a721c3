import type {Edit} from './edits.ts';
import {createFinder} from './finder.ts';
import {markPattern} from './marks.ts';
import {isReference} from './references.ts';

/** An option of a program behind which a secret stands, by the program's own manual. */
interface Option {
  /** As they are typed; one that ends in nothing takes the next word. */
  readonly names: readonly string[];
  /** The value stands right behind the name: `-psecret`; or may do so. */
  readonly glued?: true | 'too';
  /** Of the value, what is secret: group 1. Without it the whole. */
  readonly part?: RegExp;
}

const behindColon = /^[^:]*:(.+)$/s;

/** A header is shown where its name is one of these: they say what is wanted and not who wants it. */
const plainHeader =
  /^\s*(?:accept(?:-[a-z]+)*|cache-control|connection|content-(?:type|length|encoding)|date|expect|host|if-[a-z-]+|origin|range|referer|transfer-encoding|upgrade|user-agent|x-request-id|traceparent)\s*:/i;
const headerValue = /^[^:]+:\s*(?:(?:Bearer|Basic|Bot|Token|Digest|ApiKey)\s+)?(.+)$/is;

const curl: readonly Option[] = [
  {names: ['-u', '-U'], glued: 'too', part: behindColon},
  {names: ['--user', '--proxy-user'], part: behindColon},
  {names: ['-H', '--header', '--proxy-header'], part: headerValue},
  {names: ['-b', '--cookie', '--oauth2-bearer', '--pass', '--proxy-pass', '--tlspassword', '--proxy-tlspassword']},
];
const mysql: readonly Option[] = [{names: ['-p'], glued: true}, {names: ['--password']}];
const snmp: readonly Option[] = [{names: ['-c', '-A', '-X']}];
const dashA: readonly Option[] = [{names: ['-a', '--auth', '--pass'], part: /^(?:[^:]*:)?(.+)$/s}];

/** By the name of the program. What has a name of its own that says secret (`--token`, `--password`) is found by that already. */
const table: Readonly<Record<string, readonly Option[]>> = {
  curl,
  wget: [{names: ['--header'], part: headerValue}],
  mysql,
  mysqldump: mysql,
  mysqladmin: mysql,
  mysqlimport: mysql,
  mariadb: mysql,
  'mariadb-dump': mysql,
  sshpass: [{names: ['-p'], glued: true}, {names: ['-p']}],
  'redis-cli': [{names: ['-a', '--pass']}],
  'valkey-cli': [{names: ['-a', '--pass']}],
  mongo: [{names: ['-p']}],
  mongosh: [{names: ['-p']}],
  mongodump: [{names: ['-p']}],
  mosquitto_pub: [{names: ['-P', '--pw']}],
  mosquitto_sub: [{names: ['-P', '--pw']}],
  ldapsearch: [{names: ['-w']}],
  ldapmodify: [{names: ['-w']}],
  smbclient: [{names: ['-U', '--user'], part: /^[^%]*%(.+)$/s}],
  rabbitmqadmin: [{names: ['-p']}],
  docker: [{names: ['-p']}],
  podman: [{names: ['-p']}],
  nmcli: [{names: ['password', 'wifi-sec.psk', '802-11-wireless-security.psk']}],
  openssl: [{names: ['-pass', '-passin', '-passout'], part: /^pass:(.+)$/s}, {names: ['-K', '-macopt']}],
  sqlcmd: [{names: ['-P']}],
  bcp: [{names: ['-P']}],
  rdesktop: [{names: ['-p']}],
  plink: [{names: ['-pw']}],
  pscp: [{names: ['-pw']}],
  ncftp: [{names: ['-p']}],
  ncftpput: [{names: ['-p']}],
  ncftpget: [{names: ['-p']}],
  lftp: [{names: ['-u', '--user'], part: /^[^,]*,(.+)$/s}],
  keytool: [{names: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass']}],
  'ssh-keygen': [{names: ['-N', '-P']}],
  zip: [{names: ['-P', '--password']}],
  snmpget: snmp,
  snmpwalk: snmp,
  rclone: [{names: ['pass', 'password', 'bearer_token']}],
  httpie: dashA,
  http: dashA,
  xh: dashA,
  az: [{names: ['-p']}],
  https: dashA,
  unzip: [{names: ['-P']}],
  '7z': [{names: ['-p'], glued: true}],
  xfreerdp: [{names: ['/p:'], glued: true}],
  ipmitool: [{names: ['-P']}],
};

/** These words take a secret in one place only, and there the word before says so. */
const onlyAfter: Readonly<Record<string, RegExp>> = {docker: /\blogin\b/, podman: /\blogin\b/, az: /\blogin\b/};

const programs = Object.keys(table);
/** No program of the table has a shorter name. */
const finder = createFinder(2, false, programs);

/** What stands behind the options of known programs, in a shell's words, a list of JSON, or the argv of a process. */
export function findProgramOptions(text: string): Edit[] {
  const edits: Edit[] = [];
  const done = new Map<string, number>();
  finder.find(text, (at, index) => {
    const program = programs[index] ?? '';
    const end = at + program.length;
    if (!beginsWord.test(text.charAt(at - 1)) || !endsWord.test(text.charAt(end))) return end;
    // The same program again on what has been looked at as its line.
    if (at < (done.get(program) ?? 0)) return end;
    const line = lineFrom(text, end);
    if (onlyAfter[program]?.test(line) === false) return end;
    done.set(program, end + line.length);
    for (const option of table[program] ?? []) edits.push(...valuesOf(option, line, end));
    return end;
  });
  return edits;
}

const beginsWord = /^$|[\s/"'`=;|&(\0]/;
const endsWord = /^$|[\s"'`\0]/;

/** The rest of the command, as far as anybody reads. */
function lineFrom(text: string, from: number): string {
  const newline = text.indexOf('\n', from);
  return text.slice(from, Math.min(newline < 0 ? text.length : newline, from + lineCharsMax));
}

const lineCharsMax = 4096;

function valuesOf(option: Option, line: string, from: number): Edit[] {
  return [...line.matchAll(patternOf(option))].flatMap((match): Edit[] => {
    const {1: name = '', groups = {}} = match;
    const written = groups['double'] ?? groups['single'] ?? groups['bare'] ?? '';
    const at = match.index + match[0].length - written.length - (groups['bare'] === undefined ? 1 : 0);
    if (option.part === headerValue && plainHeader.test(written)) return [];
    const value = option.part === undefined ? written : (option.part.exec(written)?.[1] ?? '');
    if (value === '' || isReference(value) || markPattern.test(written)) return [];
    // A mark may be called like an option.
    if (line.slice(0, match.index).endsWith('‹secret ')) return [];
    const start = from + at + written.length - value.length;
    return [{start, end: start + value.length, value, label: name.replace(/^-+/, '')}];
  });
}

const patterns = new Map<Option, RegExp>();

/** The name as a word of its own, what parts it from its value, and the value with or without quotes. */
function patternOf(option: Option): RegExp {
  const made = patterns.get(option) ?? new RegExp(sourceOf(option), 'g');
  patterns.set(option, made);
  return made;
}

function sourceOf({names, glued}: Option): string {
  const name = names.map((one) => one.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
  const parted = '(?:=|[ \\t]+|\\0|["\']\\s{0,8},\\s{0,8}(?=["\']))';
  const gap = glued === true ? '' : glued === 'too' ? `${parted}?` : parted;
  return `(?<=[\\s"'\\0])(${name})${gap}(?:"(?<double>[^"\\n]{1,2000})"|'(?<single>[^'\\n]{1,2000})'|(?<bare>[^\\s"'\\0;,‹]{1,2000}))`;
}
