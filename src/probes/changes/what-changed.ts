import type {Changes, Gateway, Host, Readings} from '../../model/index.ts';
import {auditTells} from './config-audit.ts';
import {filesTell} from './files.ts';
import {gatewayTells} from './gateway-runs.ts';
import {hostTells} from './host-events.ts';
import {packagesTell} from './packages.ts';
import {together} from './traces.ts';

/** What was changed on this host in the last while, from traces that are there without anybody having kept a history. */
export async function whatChanged(host: Host, gateway: Gateway, readings: Readings, forMs: number): Promise<Changes> {
  const until = host.clock.now();
  const asked = {host, gateway, readings, since: until - forMs};
  const told = together([
    ...(await Promise.all([filesTell, packagesTell, auditTells, hostTells, gatewayTells].map((tell) => tell(asked)))),
  ]);
  return {since: asked.since, until, list: told.changes.toSorted((a, b) => a.at - b.at), unseen: told.unseen};
}
