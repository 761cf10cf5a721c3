import type {CliAnswer, Facts} from '../../model/index.ts';
import {maybe} from './rule.ts';

/** The newest answer of a CLI command whose words begin so; null when it was not run. */
export function cliAnswer(facts: Facts, words: string): CliAnswer | null {
  const found = maybe(facts, 'cli')?.answers.filter((answer) => answer.command === words || answer.command.startsWith(`${words} `)) ?? [];
  return found.reduce<CliAnswer | null>((newest, answer) => (newest === null || answer.at >= newest.at ? answer : newest), null);
}

/** A value deep inside JSON of unknown shape; undefined wherever the path ends early. */
export function dig(json: unknown, ...path: readonly string[]): unknown {
  let value = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
