import type {Capability, Code, Facts} from '../../model/index.ts';
import {maybe} from './rule.ts';
import {split} from './secrets.ts';
import {starting, upForMs, youngForMs} from './starting.ts';

/** While the gateway does not serve nothing of what it carries can work: these stand before every capability. */
export const notServing: readonly Code[] = [
  'two-owners',
  'foreground-owner',
  'port-taken',
  'config-split',
  'unit-missing',
  'crash-loop',
  'unit-down',
  'gateway-hung',
  'port-silent',
];

/** In the first minute a look may have found it on its way; a refused credential is final at any time. */
export function tooEarly(facts: Facts, capability: Capability, holdMs: number): boolean {
  if (refusedCredential.test(capability.detail)) return false;
  if (starting(facts) !== null) return true;
  // It is the moment of the look that counts: other looks of the same round can take half a minute.
  const sinceMs = Math.max(0, facts.now - (capability.checkedAt ?? facts.now));
  const upMs = upForMs(facts);
  const young = upMs !== null && youngForMs(facts, upMs) - sinceMs < holdMs;
  // Releases without /startupz call themselves ready some seconds before they start their channels.
  const ready = maybe(facts, 'http')?.ready ?? null;
  if (young && ready !== null && ready.startup === null && /\bnot running\b/i.test(capability.detail)) return true;
  return young && /\b(?:starting|connecting|recovering|not connected yet|not running yet)\b/i.test(capability.detail);
}

/** The channel cannot run because the code for it is not there. */
export function isUnloaded(channel: Capability): boolean {
  return /not loaded|not installed|no plugin|unknown channel|plugin (?:missing|unavailable|load failed|disabled)/i.test(channel.detail);
}

/** A variable of the gateway's leaves it out. */
export function isSwitchedOff({detail}: Capability): boolean {
  return detail.startsWith('switched off by ');
}

/** Codes that explain a credential that the far side refuses: the key that belongs to it is missing or shadowed. */
export function credentialCauses(facts: Facts, capability: Capability): readonly Code[] {
  const causes: Code[] = [];
  const belongs = (name: string): boolean =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .includes(capability.name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const references = maybe(facts, 'config')?.references ?? [];
  if (references.some((reference) => belongs(reference.at) || belongs(reference.name))) causes.push('secret-missing');
  const keys = maybe(facts, 'secrets')?.keys ?? [];
  if (refusedCredential.test(capability.detail) && keys.some((key) => belongs(key.name) && (split(key) || key.sources.length > 1)))
    causes.push('secret-shadowed');
  return causes;
}

export const refusedCredential =
  /\b401\b|unauthori[sz]ed|invalid[_ ](?:api[_ ]?key|token)|expired|forbidden|no api key|missing|refused key/i;

/** It says itself that it is throttled by the far side. */
export const throttled = /\b429\b|rate[_ -]?limit|too many requests|quota|resource[_ ]exhausted|throttl/i;

export function capabilityLine(capability: Capability): string {
  return `${capability.kind} ${capability.name} (${capability.claimedIn}): ${capability.state}, ${capability.detail}`;
}
