import type {Readings, UnitValue} from '../model/index.ts';
import {claimOfVariable} from '../openclaw/capability-names.ts';
import type {BotToken} from './row.ts';

/** By the source: what is set there, by name. A source that could not be seen is null: it differs from nobody. */
export type Traits = Readonly<Record<TraitSource, Readonly<Record<string, string>> | null>>;

export type TraitSource = (typeof traitSources)[number];
export const traitSources = ['install', 'supervisor', 'plugins', 'unit', 'config'] as const;

/** What may differ between gateways that should be alike. Strings of a configuration are for nobody to read, so they come as marks. */
export function traitsOf(readings: Readings, home: string, config: unknown, mark: (text: string) => string): Traits {
  const {install, supervisor, unit, capabilities} = readings;
  return {
    install: install?.seen === true ? installTraits(install.value) : null,
    supervisor: supervisor?.seen === true && !noOwner.has(supervisor.value.owner) ? {supervisor: supervisor.value.owner} : null,
    plugins: capabilities?.seen === true ? pluginTraits(capabilities.value.capabilities) : null,
    unit: unit?.seen === true && unit.value.rows.length > 0 ? unitTraits(unit.value, home) : null,
    config: config === null ? null : configTraits(config, home, mark),
  };
}

/** That nobody owns a gateway that lies still is no way in which it was set up. */
const noOwner = new Set(['nobody', 'unknown', 'two-at-once']);

function installTraits({running, unit, cli, apart}: Extract<Readings['install'], {seen: true}>['value']): Readonly<Record<string, string>> {
  const entry = running ?? unit;
  return withoutNull({
    version: entry?.version ?? null,
    'version of the CLI': apart ?? (cli.seen ? cli.value.version : null),
    Node: entry?.node.version ?? null,
  });
}

function withoutNull(values: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((one): one is [string, string] => one[1] !== null));
}

function pluginTraits(all: Extract<Readings['capabilities'], {seen: true}>['value']['capabilities']): Readonly<Record<string, string>> {
  const plugins = all.filter(({kind}) => kind === 'plugin' || kind === 'skill' || kind === 'mcp');
  return Object.fromEntries(plugins.map(({kind, name, state}) => [`${kind} ${name}`, state === 'off' ? 'off' : 'on']));
}

/** The unit as loaded. Who owns it, and which release its paths name, is said elsewhere. */
function unitTraits({rows}: UnitValue, home: string): Readonly<Record<string, string>> {
  const set = rows.flatMap(({key, loaded}) => (loaded === null ? [] : [[`unit ${key}`, withoutHome(loaded, home)] as const]));
  return Object.fromEntries(set.filter(([key]) => !ownOfEachUnit.test(key)));
}

/** Each gateway has its own of these, and nobody would call that drift. */
const ownOfEachUnit =
  /OPENCLAW_(?:GATEWAY_PORT|GATEWAY_TOKEN|GATEWAY_PASSWORD|SERVICE_VERSION)$|Environment\.(?:HOME|USER|LOGNAME|TMPDIR)$/;
const ownOfEachConfig = /^(?:meta|wizard)(?:\.|$)|(?:^|\.)lastTouchedAt$|^gateway\.(?:port|auth\.(?:token|password))$/;

function withoutHome(text: string, home: string): string {
  return home.length < 2 ? text : text.replaceAll(home, '~');
}

function configTraits(config: unknown, home: string, mark: (text: string) => string): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  const go = (value: unknown, path: string, depth: number): void => {
    if (found.length >= leavesMax || ownOfEachConfig.test(path)) return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < depthMax)
      for (const [key, inner] of Object.entries(value)) go(inner, path === '' ? key : `${path}.${key}`, depth + 1);
    else found.push([path, leafText(value, home, mark)]);
  };
  go(config, '', 0);
  return Object.fromEntries(found);
}

function leafText(value: unknown, home: string, mark: (text: string) => string): string {
  if (typeof value === 'boolean' || value === null) return String(value);
  // A short number is a limit or a port; a long one may be somebody's.
  if (typeof value === 'number' && Math.abs(value) < 1e6) return String(value);
  const text = withoutHome(typeof value === 'string' ? value : JSON.stringify(value), home);
  return mark(text.replaceAll(/‹secret \S+ ~([0-9a-f]{6})›/g, '‹$1›'));
}

/** A configuration of more is not compared leaf by leaf to its end. */
const leavesMax = 2000;
const depthMax = 24;

/** The tokens of channels that this gateway's daemon has. One that bears no mark of ours is known on its own host only. */
export function botTokens({secrets}: Readings): readonly BotToken[] {
  if (secrets?.seen !== true) return [];
  return secrets.value.keys.flatMap(({name, daemon}) => {
    const channel = channelOf(name);
    const mark = markIn(daemon?.mark ?? '');
    return channel === null || mark === null ? [] : [{channel, mark}];
  });
}

function channelOf(name: string): string | null {
  const inConfig = /^channels\.([^.]+)\./.exec(name)?.[1];
  if (inConfig !== undefined) return inConfig;
  const claim = claimOfVariable(name);
  return claim?.kind === 'channel' ? claim.name : (/^([A-Z]+)_(?:APP|USER)_TOKEN$/.exec(name)?.[1]?.toLowerCase() ?? null);
}

/** The label of a mark is the first name under which a value was met; what makes it equal is behind that. */
function markIn(mark: string): string | null {
  const [, label, digits] = /^‹secret (\S+) ~([0-9a-f]{6})›$/.exec(mark) ?? [];
  return digits === undefined || label === 'unmarked' ? null : digits;
}
