import type {Gateway, Host} from '../model/index.ts';
import {isHarmlessField, isHarmlessVariable} from '../openclaw/harmless-variables.ts';
import {secretSources} from './gather/secret-sources.ts';
import {isTable} from './parse/config.ts';
import {parseDotenv} from './parse/env-file.ts';
import {secretParts} from './parse/secret-parts.ts';

/** Takes what is secret; a cleaner that is being told, for example. */
export interface SecretListener {
  value(name: string, value: string): void;
  text(path: string, text: string): Promise<void>;
}

/**
 * Reads every source of this gateway's secrets and tells what is secret in it. The host must be one that shows texts as they are: a mark
 * teaches nothing.
 */
export async function learnSecrets(host: Host, gateway: Gateway, listener: SecretListener): Promise<void> {
  const sources = await secretSources(host, gateway);
  const known = namesOf(host, gateway);
  const tell = (name: string, value: string): void => {
    for (const part of secretParts(value)) if (!known.has(part)) listener.value(name, part);
  };
  for (const {values} of sources.variables) for (const [name, value] of values) if (!isHarmlessVariable(name)) tell(name, value);
  for (const {path, text} of sources.payloads) tellPayload(path, text, tell);
  for (const {path, text} of sources.texts) await listener.text(path, text);
}

/** What every page shows of a gateway is no secret, even where a variable repeats it. */
function namesOf(host: Host, {profile, user, unit, launchdLabel, stateDir, configPath, cliPath, port}: Gateway): ReadonlySet<string> {
  const names = [host.name, profile, user.name, user.home, unit, unit.replace(/\.service$/, ''), launchdLabel, stateDir, configPath];
  return new Set([...names, cliPath ?? '', String(port)]);
}

/** A file that is kept for secrets: the strings of a JSON document, the variables of an environment file, or one value as a whole. */
function tellPayload(path: string, text: string, tell: (name: string, value: string) => void): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const document = json(text);
  if (document !== null) return tellStrings(document, name.replace(/\.json$/, ''), tell, 0);
  const variables = parseDotenv(text);
  for (const [variable, value] of variables) tell(variable, value);
  if (variables.length === 0) tell(name, text.trim());
}

function tellStrings(value: unknown, name: string, tell: (name: string, value: string) => void, depth: number): void {
  if (depth > 24) return;
  if (typeof value === 'string') return tell(name, value);
  if (Array.isArray(value)) for (const item of value) tellStrings(item, name, tell, depth + 1);
  if (!isTable(value)) return;
  for (const [key, item] of Object.entries(value)) if (!isHarmlessField(key)) tellStrings(item, key, tell, depth + 1);
}

function json(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
