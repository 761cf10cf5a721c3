import type {Danger, Leaf, Pattern} from './danger.ts';
import {moving} from './dangers/moving.ts';
import {open} from './dangers/open.ts';
import {placeholder} from './dangers/placeholder.ts';
import {plainSecret} from './dangers/plain-secret.ts';
import {publicBind} from './dangers/public-bind.ts';
import {release} from './dangers/release.ts';
import {section} from './dangers/section.ts';
import {switches} from './dangers/switches.ts';
import {wildcard} from './dangers/wildcard.ts';
import type {PathStep} from './path.ts';

const patterns: readonly Pattern[] = [publicBind, open, wildcard, switches, placeholder, plainSecret, section, release, moving];

/** What in this configuration is known to be dangerous; the heaviest first. */
export function dangersIn(config: unknown, version: string | null): readonly Danger[] {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return [];
  const judged = {config: config as Readonly<Record<string, unknown>>, leaves: leavesOf(config, [], 0), version};
  return patterns.flatMap((pattern) => pattern(judged));
}

const depthMax = 40;

function leavesOf(value: unknown, at: readonly PathStep[], depth: number): readonly Leaf[] {
  if (depth > depthMax) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => leavesOf(item, [...at, index], depth + 1));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]: [string, unknown]) => leavesOf(item, [...at, key], depth + 1));
  const single = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return single ? [{at, value}] : [];
}
