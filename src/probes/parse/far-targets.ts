import {farSides} from '../../openclaw/far-sides.ts';
import type {Claim} from './claims.ts';
import {at, isTable, type Table} from './config.ts';

/** A server that the configuration makes the gateway talk to. */
export interface FarTarget {
  readonly claim: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** Each claim's far side: an address in the configuration beats the usual one. A claim without a known server has none. */
export function farTargets(claims: readonly Claim[], config: Table | null): readonly FarTarget[] {
  return claims
    .filter((claim) => claim.on)
    .flatMap(({kind, name}) => {
      const claim = `${kind} ${name}`;
      const address = config === null ? null : addressIn(config, kind, name);
      if (address !== null) return [{claim, ...address}];
      return (farSides[claim.split(':')[0] ?? claim] ?? []).map((host) => ({claim, host, port: 443, tls: true}));
    });
}

function addressIn(config: Table, kind: string, name: string): Omit<FarTarget, 'claim'> | null {
  const [first = name] = name.split(':');
  const place =
    kind === 'channel'
      ? at(config, 'channels')
      : kind === 'provider'
        ? at(config, 'models.providers')
        : kind === 'mcp'
          ? at(config, 'mcp.servers')
          : undefined;
  const entry = isTable(place) && Object.hasOwn(place, first) ? place[first] : undefined;
  if (!isTable(entry)) return null;
  const text = [entry['baseUrl'], entry['apiRoot'], entry['url'], entry['homeserver']].find((value) => typeof value === 'string');
  return typeof text === 'string' ? parseAddress(text) : null;
}

/** Host and port of an http(s) or ws(s) address; null for anything else. */
export function parseAddress(text: string): Omit<FarTarget, 'claim'> | null {
  const found = /^(https?|wss?):\/\/(?:[^@/\s]*@)?(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?(?:[/?#]|$)/i.exec(text);
  if (!found?.[1] || !found[2]) return null;
  const tls = /s$/i.test(found[1]);
  const port = found[3] === undefined ? (tls ? 443 : 80) : Number(found[3]);
  return port >= 1 && port <= 65_535 ? {host: found[2].replace(/^\[|\]$/g, ''), port, tls} : null;
}

/** Servers on this machine need no name and no certificate of anybody else's. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
