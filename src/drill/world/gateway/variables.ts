import {root} from '../file-node.ts';
import {variablesOf} from '../variables-text.ts';
import {type ConfigNeeds, isTable, type Table, textAt, valueAt} from './config.ts';

/** Variables as OpenClaw sees them in the proved order: the process's own, then `.env` of the state directory, then `env.vars`. */
export function variablesFor(
  world: ConfigNeeds,
  process: ReadonlyMap<string, string>,
  stateDir: string,
  config: Table,
): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  const vars = valueAt(config, 'env.vars');
  for (const [name, value] of Object.entries(isTable(vars) ? vars : {})) if (typeof value === 'string') merged.set(name, value);
  let dotenv = '';
  try {
    dotenv = world.files.read(`${stateDir}/.env`, root);
  } catch {
    // Without the file nothing comes from it.
  }
  for (const [name, value] of variablesOf(dotenv)) merged.set(name, value);
  for (const [name, value] of process) merged.set(name, value);
  return merged;
}

/** A setting that may be a literal, a `${NAME}`, or stand in a variable of its own. */
export function credential(
  config: Table,
  path: string,
  variable: string,
  variables: ReadonlyMap<string, string>,
): {readonly value: string | null; readonly from: 'config' | 'env' | 'none'} {
  const literal = textAt(config, path);
  const reference = /^\$\{([A-Z_]\w*)\}$/.exec(literal ?? '')?.[1];
  if (literal !== null && reference === undefined) return {value: literal, from: 'config'};
  const value = variables.get(reference ?? variable) ?? null;
  return {value, from: value === null ? 'none' : 'env'};
}

export function gatewayToken(config: Table, variables: ReadonlyMap<string, string>): string | null {
  return credential(config, 'gateway.auth.token', 'OPENCLAW_GATEWAY_TOKEN', variables).value;
}

/** The setting and the variable of each channel's token. */
export const channelTokens: Readonly<Record<string, {readonly setting: string; readonly variable: string}>> = {
  telegram: {setting: 'channels.telegram.botToken', variable: 'TELEGRAM_BOT_TOKEN'},
  discord: {setting: 'channels.discord.token', variable: 'DISCORD_BOT_TOKEN'},
  slack: {setting: 'channels.slack.botToken', variable: 'SLACK_BOT_TOKEN'},
};
