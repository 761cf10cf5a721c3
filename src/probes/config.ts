import type {Gateway, Host, Readings, ReadingValues} from '../model/index.ts';
import {portNumber} from '../openclaw/gateway-argv.ts';
import {identityOf} from '../openclaw/identity.ts';
import {gatewayProcess, livesApart} from '../supervisors/index.ts';
import {configBytesMax} from './gather/configured-port.ts';
import {folderOf, nameOf} from './gather/paths.ts';
import {orNull, seen, unseen} from './gather/unseen.ts';
import {variablesInLook} from './gather/variable-places.ts';
import {at, parseConfig, type Table, wordAt} from './parse/config.ts';
import {referencesIn} from './parse/references.ts';
import type {Probe} from './probe.ts';

type Value = ReadingValues['config'];

/** openclaw.json as the command line reads it, and which file the daemon reads. */
export const config: Probe<'config'> = {
  name: 'config',
  everyMs: 10_000,
  after: ['supervisor', 'unit'],
  async look(host, gateway, {readings}) {
    // Both run in there and read one file; what their variables name are paths of that world.
    const apart = livesApart(readings);
    const daemonPath = apart ? null : await pathOfDaemon(host, gateway, readings);
    const path = apart ? gateway.configPath : await pathOfCli(host, gateway, daemonPath);
    const [file, facts, names] = await Promise.all([
      host.read(path, {bytesMax: configBytesMax}),
      host.stat(path),
      host.list(folderOf(path)),
    ]);
    const base: Value = {
      ...nothing,
      path,
      daemonPath,
      facts: orNull(facts),
      remains: (orNull(names) ?? []).filter((name) => isRemain(nameOf(path), name)),
    };
    if (!file.seen) {
      if (file.why === 'missing') return seen({...base, state: 'missing'});
      // For the owner a denied file is the fault itself; for anybody else it says nothing about the file.
      return file.why === 'denied' && !gateway.own ? unseen('denied', file.detail) : seen({...base, state: 'unreadable'});
    }
    if (file.value.cut) return unseen('garbled', `${path} has ${file.value.bytes} bytes, which is more than is read of a configuration.`);
    const parsed = parseConfig(file.value.text);
    if (!parsed.ok) return seen({...base, state: 'broken', problem: parsed.problem});
    return seen({...base, ...factsOf(parsed.config)});
  },
};

const nothing: Omit<Value, 'path' | 'daemonPath'> = {
  facts: null,
  state: 'valid',
  problem: null,
  mode: null,
  bind: null,
  authMode: null,
  authConfigured: false,
  port: null,
  touchedVersion: null,
  topKeys: [],
  references: [],
  remains: [],
};

function factsOf(table: Table): Partial<Value> {
  return {
    state: 'valid',
    mode: wordAt(table, 'gateway.mode'),
    bind: wordAt(table, 'gateway.bind'),
    authMode: wordAt(table, 'gateway.auth.mode'),
    authConfigured:
      ['token', 'password'].some((key) => isSet(at(table, `gateway.auth.${key}`))) ||
      wordAt(table, 'gateway.auth.mode') === 'trusted-proxy',
    port: portNumber(String(at(table, 'gateway.port') ?? '')),
    touchedVersion: wordAt(table, 'meta.lastTouchedVersion'),
    topKeys: Object.keys(table),
    references: referencesIn(table),
  };
}

/** A literal, or a reference to where the secret is. */
function isSet(value: unknown): boolean {
  return (typeof value === 'string' && value.trim() !== '') || (typeof value === 'object' && value !== null);
}

/** A command line from a clean shell reads the profile's usual file; where there is none, the one that the unit was set up with. */
async function pathOfCli(host: Host, gateway: Gateway, daemonPath: string | null): Promise<string> {
  const usual = identityOf(gateway.profile, gateway.user.home).configPath;
  if ((await host.stat(usual)).seen) return usual;
  const other = daemonPath ?? gateway.configPath;
  return (await host.stat(other)).seen ? other : usual;
}

/** The variables of the running process tell which file it reads; without one, what the unit would set. */
async function pathOfDaemon(host: Host, gateway: Gateway, readings: Readings): Promise<string | null> {
  const pid = gatewayProcess(readings, gateway)?.pid ?? null;
  const environment = pid === null ? null : await variablesInLook(host, pid);
  const rows = readings.unit?.seen
    ? readings.unit.value.rows.flatMap((row) => (row.loaded === null ? [] : [[row.key.replace(/^Environment\./, ''), row.loaded] as const]))
    : null;
  const variables = environment === null ? rows && new Map(rows) : new Map(environment.values);
  if (variables === null || variables.size === 0) return null;
  const home = variables.get('OPENCLAW_HOME') ?? variables.get('HOME') ?? gateway.user.home;
  const usual = identityOf(variables.get('OPENCLAW_PROFILE') ?? gateway.profile, home);
  const stateDir = variables.get('OPENCLAW_STATE_DIR') ?? usual.stateDir;
  return variables.get('OPENCLAW_CONFIG_PATH') ?? `${stateDir}/openclaw.json`;
}

/** `.bak`, `.bak.1`, `.rejected.…`, `.clobbered.…`: what broken writes leave behind. */
function isRemain(file: string, name: string): boolean {
  return name.startsWith(`${file}.`) && /^\.(?:(?:bak|rejected|clobbered)(?:\.|$)|last-good$|before-)/.test(name.slice(file.length));
}
