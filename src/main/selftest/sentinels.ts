import {randomBytes} from 'node:crypto';

/** A secret that was made up, random at every run, in the shape that its service hands out. */
export interface Sentinel {
  readonly kind: string;
  /** The variable that holds it on a careless host. */
  readonly name: string;
  readonly value: string;
  /** Nobody can tell it from other text where neither its name nor an earlier sight of it helps. */
  readonly shapeless?: true;
}

/** One of every kind that the cleaner knows: by its format, by its name, by its value. */
export function sentinels(): readonly Sentinel[] {
  return [
    // Clouds, models and registries.
    {kind: 'aws key id', name: 'AWS_ACCESS_KEY_ID', value: `AKIA${some(base32, 16)}`},
    {kind: 'aws secret key', name: 'AWS_SECRET_ACCESS_KEY', value: some(`${alphabet}+/`, 40), shapeless: true},
    {kind: 'google key', name: 'GOOGLE_API_KEY', value: `AIza${some(alphabet, 35)}`},
    {kind: 'openai key', name: 'OPENAI_API_KEY', value: `sk-proj-${some(alphabet, 47)}7`},
    {kind: 'anthropic key', name: 'ANTHROPIC_API_KEY', value: `sk-ant-api03-${some(alphabet, 92)}7AA`},
    {kind: 'npm token', name: 'NPM_TOKEN', value: `npm_${some(alphabet, 36)}`},
    // Chat platforms and code hosts.
    {kind: 'telegram bot token', name: 'TELEGRAM_BOT_TOKEN', value: `${some(digits, 10)}:AA${some(alphabet, 33)}`},
    {kind: 'discord bot token', name: 'DISCORD_BOT_TOKEN', value: `MT${some(alphabet, 22)}.G${some(alphabet, 5)}.${some(alphabet, 38)}`},
    {kind: 'slack token', name: 'SLACK_BOT_TOKEN', value: `xoxb-${some(digits, 12)}-${some(digits, 12)}-${some(alphabet, 24)}`},
    {kind: 'matrix token', name: 'MATRIX_ACCESS_TOKEN', value: `syt_${some(alphabet, 8)}_${some(alphabet, 20)}_${some(alphabet, 6)}`},
    {kind: 'feishu token', name: 'FEISHU_TENANT_TOKEN', value: `t-g1${some(hex, 36)}`},
    {kind: 'whatsapp token', name: 'WHATSAPP_TOKEN', value: `EAA${some(alphabet, 120)}`},
    {kind: 'github token', name: 'GITHUB_TOKEN', value: `ghp_${some(alphabet, 36)}`},
    {kind: 'gitlab token', name: 'GITLAB_TOKEN', value: `glpat-${some(alphabet, 20)}`},
    // Shapes of no one in particular.
    {kind: 'jwt', name: 'SESSION_JWT', value: `eyJ${some(alphabet, 20)}.eyJ${some(alphabet, 40)}.${some(alphabet, 43)}`},
    {
      kind: 'private key',
      name: 'TLS_PRIVATE_KEY',
      value: ['-----BEGIN PRIVATE KEY-----', some(alphabet, 64), some(alphabet, 64), some(alphabet, 40), '-----END PRIVATE KEY-----'].join(
        '\n',
      ),
    },
    {kind: 'cookie', name: 'SESSION_COOKIE', value: some(alphabet, 32), shapeless: true},
    {kind: 'card number', name: 'TEST_CARD', value: card()},
    // Known by their names alone, and by their values wherever else these stand.
    {kind: 'password', name: 'DATABASE_PASSWORD', value: some(alphabet, 20), shapeless: true},
    {kind: 'gateway token', name: 'OPENCLAW_GATEWAY_TOKEN', value: some(alphabet, 32), shapeless: true},
  ];
}

/** Words and numbers as a person makes them up, under names that say nothing: only who has read where they are kept knows them. */
export function hiddenSentinels(): readonly Sentinel[] {
  const kinds = ['upstream', 'bridge', 'archive', 'printer'];
  return kinds.map((kind, at) => ({
    kind,
    name: `GW_${at + 1}`,
    value: `${some(letters, 8)}-${some(letters, 5)}-${some(digits, 2)}`,
    shapeless: true,
  }));
}

/** The pieces of a secret that must stand nowhere, as they are and as they look after the usual writings. */
export function formsOf({value}: Sentinel): readonly string[] {
  const pieces = value.split('\n').filter((line) => !line.startsWith('-----'));
  return pieces.flatMap((piece) => [
    piece,
    encodeURIComponent(piece),
    Buffer.from(piece).toString('base64').replace(/=+$/, ''),
    JSON.stringify(piece).slice(1, -1),
    piece.replace(/(\d{4})(?=\d)/g, '$1 '),
  ]);
}

/** No characters that look alike: a leak is read by a person. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const letters = 'abcdefghijkmnopqrstuvwxyz';
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const hex = '0123456789abcdef';
const digits = '123456789';

function some(set: string, length: number): string {
  return [...randomBytes(length)].map((byte) => set[byte % set.length]).join('');
}

/** Sixteen digits of which the last one is the check digit. */
function card(): string {
  const first = `4${some(digits, 14)}`;
  const sum = [...first].reduce(
    (all, digit, at) => all + (at % 2 === 1 ? Number(digit) : Number(digit) * 2 > 9 ? Number(digit) * 2 - 9 : Number(digit) * 2),
    0,
  );
  return `${first}${(10 - (sum % 10)) % 10}`;
}
