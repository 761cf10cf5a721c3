import type {Entry} from '../world/journal.ts';
import type {World} from '../world/world.ts';

/** What a call of journalctl asks for. */
export interface Asked {
  readonly user: boolean;
  readonly units: readonly string[];
  readonly kernel: boolean;
  readonly lines: number | null;
  readonly output: string;
  readonly fields: readonly string[] | null;
  readonly quiet: boolean;
  readonly follow: boolean;
  readonly reverse: boolean;
  readonly since: string | null;
  readonly until: string | null;
  readonly grep: RegExp | null;
  /** Groups of `FIELD=value`, any of which suffices. */
  readonly matches: readonly (readonly (readonly [string, string])[])[];
  readonly problem: string | null;
}

const withValue: Readonly<Record<string, string>> = {
  '-u': 'unit',
  '--unit': 'unit',
  '--user-unit': 'user-unit',
  '-n': 'lines',
  '--lines': 'lines',
  '-o': 'output',
  '--output': 'output',
  '-S': 'since',
  '--since': 'since',
  '-U': 'until',
  '--until': 'until',
  '-g': 'grep',
  '--grep': 'grep',
  '--output-fields': 'fields',
  '-p': 'ignored',
  '--priority': 'ignored',
  '-t': 'identifier',
  '--identifier': 'identifier',
  '-b': 'ignored',
};

const plain: Readonly<Record<string, string>> = {
  '--user': 'user',
  '--system': 'system',
  '-k': 'kernel',
  '--dmesg': 'kernel',
  '-q': 'quiet',
  '--quiet': 'quiet',
  '-f': 'follow',
  '--follow': 'follow',
  '-r': 'reverse',
  '--reverse': 'reverse',
  '--no-pager': 'ignored',
  '-e': 'end',
  '--pager-end': 'end',
  '-x': 'ignored',
  '--no-hostname': 'ignored',
  '--utc': 'ignored',
  '-a': 'ignored',
  '--all': 'ignored',
  '-l': 'ignored',
  '--full': 'ignored',
  '-b': 'ignored',
  '--boot': 'ignored',
  '--no-full': 'ignored',
};

export function parseJournalctl(words: readonly string[]): Asked {
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  const matches: (readonly [string, string])[][] = [[]];
  let problem: string | null = null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word];
    const short = /^-([nuoSUg])(.+)$/.exec(word);
    if (word === '+') matches.push([]);
    else if (plain[name] !== undefined && inline === undefined && !(name === '-b' && /^-?\d+$/.test(words[at + 1] ?? '')))
      flags.add(plain[name]);
    else if (withValue[name] !== undefined) add(values, withValue[name], inline ?? words[++at] ?? '');
    else if (short?.[1] && short[2] !== undefined) add(values, withValue[`-${short[1]}`] ?? '', short[2]);
    else if (/^[A-Z_]+=/.test(word)) matches.at(-1)?.push([word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]);
    else problem = word.startsWith('-') ? `journalctl: unrecognized option '${word}'` : `Failed to add match '${word}': Invalid argument`;
  }
  const [lines] = values.get('lines') ?? [];
  const pattern = values.get('grep')?.[0];
  return {
    user: flags.has('user') || values.has('user-unit'),
    units: [...(values.get('unit') ?? []), ...(values.get('user-unit') ?? [])].map((unit) =>
      unit.includes('.') ? unit : `${unit}.service`,
    ),
    kernel: flags.has('kernel'),
    lines: lines === undefined ? (flags.has('follow') ? 10 : flags.has('end') ? 1_000 : null) : lines === 'all' ? null : Number(lines),
    output: values.get('output')?.[0] ?? 'short',
    fields: values.get('fields')?.[0]?.split(',') ?? null,
    quiet: flags.has('quiet'),
    follow: flags.has('follow'),
    reverse: flags.has('reverse'),
    since: values.get('since')?.[0] ?? null,
    until: values.get('until')?.[0] ?? null,
    grep: pattern === undefined ? null : new RegExp(pattern, /[A-Z]/.test(pattern) ? '' : 'i'),
    matches: matches.some((group) => group.length > 0) ? matches : [],
    problem,
  };
}

/** Whether an entry is among what was asked for; a user of the group adm sees all of them. */
export function selects(world: World, asked: Asked, entry: Entry): boolean {
  const {fields} = entry;
  if (asked.kernel && fields['_TRANSPORT'] !== 'kernel') return false;
  if (asked.user && fields['_UID'] !== String(world.scene.user.uid)) return false;
  const ofUnit = (unit: string): boolean =>
    asked.user
      ? fields['_SYSTEMD_USER_UNIT'] === unit || fields['USER_UNIT'] === unit
      : fields['_SYSTEMD_UNIT'] === unit || fields['UNIT'] === unit;
  if (asked.units.length > 0 && !asked.units.some(ofUnit)) return false;
  if (asked.grep !== null && !asked.grep.test(entry.text)) return false;
  if (asked.since !== null && entry.at < momentOf(asked.since, world.time.now())) return false;
  if (asked.until !== null && entry.at > momentOf(asked.until, world.time.now())) return false;
  return asked.matches.length === 0 || asked.matches.some((group) => fits(group, entry));
}

/** Values of one field are alternatives, different fields must all fit. */
function fits(group: readonly (readonly [string, string])[], entry: Entry): boolean {
  const names = new Set(group.map(([name]) => name));
  return [...names].every((name) => group.some(([one, value]) => one === name && fieldOf(entry, name) === value));
}

function fieldOf({pid, identifier, fields}: Entry, name: string): string | undefined {
  if (name === '_PID') return String(pid);
  return name === 'SYSLOG_IDENTIFIER' ? identifier : fields[name];
}

export function journalLine(world: World, {output, fields}: Pick<Asked, 'output' | 'fields'>, entry: Entry): string {
  if (output === 'cat') return entry.text;
  if (output.startsWith('json')) return json(world, entry, fields);
  const who = entry.pid > 0 ? `${entry.identifier}[${entry.pid}]` : entry.identifier;
  return `${stamp(output, entry.at)} ${world.scene.hostName} ${who}: ${entry.text}`;
}

function stamp(output: string, at: number): string {
  const iso = new Date(at).toISOString();
  if (output === 'short-iso') return `${iso.slice(0, 19)}+0000`;
  if (output === 'short-iso-precise') return `${iso.slice(0, 23)}000+0000`;
  if (output === 'short-unix') return `${(at / 1000).toFixed(6)}`;
  return `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(8, 10)} ${iso.slice(11, 19)}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function json(world: World, entry: Entry, wanted: readonly string[] | null): string {
  const boot = world.random.fork('boot').hex(32);
  const all: Record<string, string> = {
    MESSAGE: entry.text,
    PRIORITY: String(entry.priority),
    SYSLOG_IDENTIFIER: entry.identifier,
    _HOSTNAME: world.scene.hostName,
    ...(entry.pid > 0 ? {_PID: String(entry.pid)} : {}),
    ...entry.fields,
  };
  const kept = wanted === null ? all : Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
  const micros = Math.round(entry.at * 1000);
  return JSON.stringify({
    ...kept,
    __CURSOR: `s=${boot};t=${micros.toString(16)}`,
    __REALTIME_TIMESTAMP: String(micros),
    __MONOTONIC_TIMESTAMP: String(Math.max(0, Math.round((entry.at - world.scene.bootAt) * 1000))),
    _BOOT_ID: boot,
  });
}

/** `-10min`, `10 min ago`, `today`, or a date with a time, in UTC. */
function momentOf(text: string, now: number): number {
  const [, amount, unit] = /^-?\s*(\d+)\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)(?: ago)?$/.exec(text.trim()) ?? [];
  if (amount !== undefined && unit !== undefined)
    return now - Number(amount) * ({s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000}[unit[0] ?? 's'] ?? 1_000);
  if (text === 'today') return Math.floor(now / 86_400_000) * 86_400_000;
  if (text === 'yesterday') return (Math.floor(now / 86_400_000) - 1) * 86_400_000;
  const day = /^\d\d:\d\d/.test(text) ? `${new Date(now).toISOString().slice(0, 10)} ${text}` : text;
  const at = Date.parse(`${day.replace(' ', 'T').replace(/Z?$/, '')}${day.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(at) ? 0 : at;
}

function add(values: Map<string, string[]>, name: string, value: string): void {
  const before = values.get(name);
  if (before) before.push(value);
  else values.set(name, [value]);
}
