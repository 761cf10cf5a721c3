import type {Claim} from './claims.ts';
import {isTable, type Table, tableAt, wordAt} from './config.ts';

/** An agent that the configuration lists, or sends messages to, with what its own part of the configuration lets it need. */
export interface AgentWish {
  readonly id: string;
  readonly claimedIn: string;
  /** False for one that only a route names. */
  readonly listed: boolean;
  /** As it is written; null = the usual one of its own below the state directory. */
  readonly workspace: string | null;
  readonly models: readonly string[];
  /** The engine that its commands are to run in; null = none. */
  readonly sandbox: string | null;
}

/** The agents that somebody wrote down; a configuration without any has one of its own, of which nothing is said. */
export function agentsOf(config: Table): readonly AgentWish[] {
  const listed = entries(config).map(({id, entry, claimedIn}): AgentWish => {
    const defaults = tableAt(config, 'agents.defaults');
    return {
      id,
      claimedIn,
      listed: true,
      workspace: wordAt(entry, 'workspace'),
      models: modelNames(entry['model']),
      sandbox: sandboxOf(tableAt(defaults, 'sandbox'), tableAt(entry, 'sandbox')),
    };
  });
  const known = new Set(listed.length > 0 ? listed.map(({id}) => id) : ['main']);
  const lost = routes(config).filter(({id}) => !known.has(id));
  return [...listed, ...lost.map(({id, claimedIn}) => ({id, claimedIn, listed: false, workspace: null, models: [], sandbox: null}))];
}

export function claimsOfAgents(agents: readonly AgentWish[]): readonly Claim[] {
  return agents.map(({id, claimedIn}) => ({kind: 'agent', name: id, claimedIn, on: true}));
}

/** Models by the word before their slash, as in `anthropic/claude-sonnet-4-6`; one name, or one with others to fall back on. */
export function modelNames(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!isTable(value)) return [];
  const all = [value['primary'], ...(Array.isArray(value['fallbacks']) ? value['fallbacks'] : [])];
  return all.filter((name) => typeof name === 'string');
}

/** `agents.entries` by name since 2026.8, `agents.list` in a row before it. */
function entries(config: Table): readonly {readonly id: string; readonly entry: Table; readonly claimedIn: string}[] {
  const named = Object.entries(tableAt(config, 'agents.entries')).map(([id, entry]) => ({id, entry, claimedIn: `agents.entries.${id}`}));
  const list = tableAt(config, 'agents')['list'];
  const rows = (Array.isArray(list) ? list : []).map((entry: unknown, row) => ({
    id: isTable(entry) ? entry['id'] : null,
    entry,
    claimedIn: `agents.list[${row}]`,
  }));
  return [...named, ...rows].flatMap(({id, entry, claimedIn}) =>
    typeof id === 'string' && isTable(entry) ? [{id: id.toLowerCase(), entry, claimedIn: `openclaw.json ${claimedIn}`}] : [],
  );
}

/** Where messages are sent to an agent by its name. */
function routes(config: Table): readonly {readonly id: string; readonly claimedIn: string}[] {
  return (['bindings', 'hooks.mappings'] as const).flatMap((path) => {
    const rows = path === 'bindings' ? config['bindings'] : tableAt(config, 'hooks')['mappings'];
    return (Array.isArray(rows) ? rows : []).flatMap((row: unknown, number) => {
      const id = isTable(row) ? row['agentId'] : null;
      return typeof id === 'string' && /^[\w.-]+$/.test(id) ? [{id: id.toLowerCase(), claimedIn: `openclaw.json ${path}[${number}]`}] : [];
    });
  });
}

function sandboxOf(defaults: Table, own: Table): string | null {
  const mode = own['mode'] ?? defaults['mode'] ?? 'off';
  const backend = own['backend'] ?? defaults['backend'] ?? 'docker';
  return mode === 'off' || typeof backend !== 'string' ? null : backend;
}
