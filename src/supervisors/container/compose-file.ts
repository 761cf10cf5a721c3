import {parse} from 'yaml';

/** What a compose file says of a service, by the same names and in the same writing as what runs; only what it says. */
export type Declared = ReadonlyMap<string, string>;

/** Null where one of the files is none, builds on others, or does not have the service. */
export function declaredIn(texts: readonly string[], service: string): Declared | null {
  const all: Map<string, string> = new Map();
  let isThere = false;
  for (const text of texts) {
    const services = table(table(parsed(text))['services']);
    const one = services[service];
    if (one === undefined) continue;
    const said = table(one);
    // What is taken from elsewhere may hold any of it.
    if (said['extends'] !== undefined) return null;
    isThere = true;
    for (const [key, value] of settingsOf(said)) all.set(key, value);
  }
  return isThere ? all : null;
}

function settingsOf(said: Table): readonly (readonly [string, string])[] {
  const command = said['command'];
  const ports = list(said['ports']).map(portText);
  const one = (key: string, value: string | null): readonly (readonly [string, string])[] => (value === null ? [] : [[key, value]]);
  return [
    ...one('image', said['build'] === undefined ? word(said['image']) : null),
    // As one text it is split the way a shell would; a list is what runs.
    ...one('command', Array.isArray(command) ? command.map(String).join(' ') : null),
    ...one('restart', word(said['restart'])),
    ...one('ports', ports.length > 0 && ports.every((port) => port !== null) ? ports.toSorted().join(' ') : null),
    ...variablesOf(said['environment']),
  ];
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`; null for a range, a port without a host's, or the long form with more in it. */
function portText(port: unknown): string | null {
  if (typeof port === 'object') {
    const {target, published, host_ip: address = '0.0.0.0'} = table(port);
    return published === undefined ? null : `${String(address)}:${String(published)}:${String(target)}`;
  }
  const [, address = '0.0.0.0', outside, inside] =
    /^(?:([\d.]+|\$\{?\w+\}?):)?(\d+|\$\{[^}]*\}):(\d+|\$\{[^}]*\})(?:\/tcp)?$/.exec(String(port)) ?? [];
  return outside === undefined ? null : `${address}:${outside}:${inside}`;
}

/** A name without a value is the environment's of whoever brings it up. */
function variablesOf(said: unknown): readonly (readonly [string, string])[] {
  const pairs = Array.isArray(said)
    ? said
        .map((one) => /^([^=]+)=(.*)$/s.exec(String(one)))
        .flatMap((found) => (found === null ? [] : [[found[1] ?? '', found[2] ?? ''] as const]))
    : Object.entries(table(said)).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)] as const]));
  return pairs.map(([name, value]) => [`environment.${name}`, value]);
}

type Table = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return parse(text, {maxAliasCount: 100});
  } catch {
    return null;
  }
}

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
