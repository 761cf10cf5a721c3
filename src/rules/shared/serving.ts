import type {Facts, Severity} from '../../model/index.ts';
import {holders} from './holders.ts';
import {maybe} from './rule.ts';

/** Somebody of ours answers on the port as a gateway, whatever else is wrong. */
export function serves(facts: Facts): boolean {
  const http = maybe(facts, 'http');
  if (http?.healthz.seen !== true || !http.healthz.value.openclaw) return false;
  const supervisor = maybe(facts, 'supervisor');
  const ports = maybe(facts, 'ports');
  if (supervisor === null || ports === null) return true;
  const who = holders(facts, supervisor, ports);
  return who.length === 0 || who.some((holder) => holder.is === 'ours' || holder.is === 'foreground' || holder.is === 'unseen');
}

/** What stops the gateway is down; while it still serves the same thing is only waiting for the next start. */
export function unlessServing(facts: Facts): Severity {
  return serves(facts) ? 'degraded' : 'down';
}
