import type {Capability} from '../../model/index.ts';
import {claimOfVariable} from '../../openclaw/capability-names.ts';
import {agentsOf, claimsOfAgents, modelNames} from './agents.ts';
import {at, isTable, type Table, tableAt, wordAt} from './config.ts';

/** A capability that some place says this gateway has; `on` is false where the same place switches it off. */
export interface Claim {
  readonly kind: Capability['kind'];
  readonly name: string;
  readonly claimedIn: string;
  readonly on: boolean;
}

/** Keys under `channels` that are settings for all channels. */
const notChannels = new Set(['defaults', 'modelByChannel']);

/** Every claim of the main file, its provider blocks and its skills; what several places claim is one claim. */
export function claimsOfConfig(config: Table): readonly Claim[] {
  const file = (path: string): string => `openclaw.json ${path}`;
  const each = (kind: Claim['kind'], path: string, skip: (name: string) => boolean = () => false): readonly Claim[] =>
    Object.entries(tableAt(config, path))
      .filter(([name]) => !skip(name))
      .map(([name, entry]) => ({kind, name, claimedIn: file(`${path}.${name}`), on: isOn(entry)}));
  const list = (kind: Claim['kind'], path: string): readonly Claim[] => {
    const names = at(config, path);
    return (Array.isArray(names) ? names : [])
      .filter((name) => typeof name === 'string')
      .map((name) => ({kind, name, claimedIn: file(path), on: true}));
  };
  const plugins = at(config, 'plugins.enabled') === false ? [] : [...each('plugin', 'plugins.entries'), ...list('plugin', 'plugins.allow')];
  return unique([
    ...channels(config, file),
    ...claimsOfAgents(agentsOf(config)),
    ...each('provider', 'models.providers'),
    ...models(config).map(({path, provider}): Claim => ({kind: 'provider', name: provider, claimedIn: file(path), on: true})),
    ...plugins,
    ...each('skill', 'skills.entries'),
    ...each('mcp', 'mcp.servers'),
    ...speech(config, file),
    ...(isTable(config['browser'])
      ? [{kind: 'browser' as const, name: 'browser', claimedIn: file('browser'), on: isOn(config['browser'])}]
      : []),
    ...hooks(config, file),
    ...(isTable(config['cron']) ? [{kind: 'cron' as const, name: 'scheduler', claimedIn: file('cron'), on: isOn(config['cron'])}] : []),
  ]);
}

/** What the variables of the service, or of the container, claim by being there. */
export function claimsOfVariables(names: readonly string[], where: string): readonly Claim[] {
  return unique(
    names.flatMap((name) => {
      const claim = claimOfVariable(name);
      return claim === null ? [] : [{...claim, claimedIn: `${where} ${name}`, on: true}];
    }),
  );
}

/** The first place that claims something names it; one place that has it on is enough. */
export function unique(claims: readonly Claim[]): readonly Claim[] {
  const byName = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.kind} ${claim.name}`;
    const before = byName.get(key);
    if (!before) byName.set(key, claim);
    else if (!before.on && claim.on && claim.kind !== 'plugin') byName.set(key, claim);
  }
  return [...byName.values()];
}

/** A channel with several accounts is one claim an account: they fail one by one. */
function channels(config: Table, file: (path: string) => string): readonly Claim[] {
  return Object.entries(tableAt(config, 'channels'))
    .filter(([name]) => !notChannels.has(name))
    .flatMap(([name, entry]) => {
      const accounts = isTable(entry) && isTable(entry['accounts']) ? Object.entries(entry['accounts']) : [];
      const on = isOn(entry);
      if (accounts.length < 2) return [{kind: 'channel' as const, name, claimedIn: file(`channels.${name}`), on}];
      return accounts.map(([account, settings]) => ({
        kind: 'channel' as const,
        name: `${name}:${account}`,
        claimedIn: file(`channels.${name}.accounts.${account}`),
        on: on && isOn(settings),
      }));
    });
}

/** Providers that the agents' models name, as in `anthropic/claude-sonnet-4-6`. */
function models(config: Table): readonly {readonly path: string; readonly provider: string}[] {
  const path = 'agents.defaults.model';
  const all = [
    {path, names: modelNames(at(config, path))},
    ...agentsOf(config).map((agent) => ({path: `${agent.claimedIn.replace('openclaw.json ', '')}.model`, names: agent.models})),
  ];
  return all.flatMap(({path, names}) =>
    names.flatMap((name) => {
      const provider = /^([\w.-]+)\//.exec(name)?.[1];
      return provider === undefined ? [] : [{path, provider}];
    }),
  );
}

/** `tts` stood under `messages` in older releases; its provider is what is claimed. */
function speech(config: Table, file: (path: string) => string): readonly Claim[] {
  return ['tts', 'messages.tts', 'talk'].flatMap((path) => {
    const table = at(config, path);
    if (!isTable(table)) return [];
    const provider = wordAt(config, `${path}.provider`);
    const names = provider === null ? Object.keys(tableAt(config, `${path}.providers`)) : [provider];
    const on = isOn(table) && table['auto'] !== 'off';
    return (names.length > 0 ? names : [path === 'talk' ? 'talk' : 'tts']).map((name) => ({
      kind: 'speech' as const,
      name,
      claimedIn: file(path),
      on,
    }));
  });
}

function hooks(config: Table, file: (path: string) => string): readonly Claim[] {
  const table = tableAt(config, 'hooks');
  const internal = at(config, 'hooks.internal.enabled') !== false;
  const inner = Object.entries(tableAt(config, 'hooks.internal.entries')).map(([name, entry]) => ({
    kind: 'hook' as const,
    name,
    claimedIn: file(`hooks.internal.entries.${name}`),
    on: internal && isOn(entry),
  }));
  const http =
    table['enabled'] === undefined && table['token'] === undefined
      ? []
      : [{kind: 'hook' as const, name: 'http', claimedIn: file('hooks'), on: table['enabled'] === true}];
  const gmail = isTable(table['gmail'])
    ? [{kind: 'hook' as const, name: 'gmail', claimedIn: file('hooks.gmail'), on: table['enabled'] === true}]
    : [];
  return [...http, ...gmail, ...inner];
}

/** What is there is on, unless it says otherwise. */
function isOn(entry: unknown): boolean {
  return entry !== false && !(isTable(entry) && (entry['enabled'] === false || entry['disabled'] === true));
}
