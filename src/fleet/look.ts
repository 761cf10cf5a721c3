import {type Drift, driftOf} from './drift.ts';
import {type FleetFinding, fleetFindings} from './fleet-findings.ts';
import {type FleetRow, worstFirst} from './row.ts';

/** One look at many hosts, whole. */
export interface FleetLook {
  /** When it began, by our clock. */
  readonly at: number;
  readonly tookMs: number;
  /** The worst first. */
  readonly rows: readonly FleetRow[];
  readonly findings: readonly FleetFinding[];
  readonly drift: readonly Drift[];
  /** What is to be known of the list of hosts, in sentences. */
  readonly notes: readonly string[];
}

type Begun = Pick<FleetLook, 'at' | 'tookMs' | 'notes'> & Partial<Pick<FleetLook, 'drift'>>;

/** To compare hundreds of configurations takes a while, so where that is done already, or is done later, it is given. */
export function fleetLook(rows: readonly FleetRow[], {at, tookMs, notes, drift}: Begun): FleetLook {
  const sorted = worstFirst(rows);
  return {at, tookMs, rows: sorted, findings: fleetFindings(sorted), drift: drift ?? driftOf(sorted), notes};
}

/** How many hosts it was, and how they stand. */
export function countsText({rows}: Pick<FleetLook, 'rows'>): string {
  const hosts = new Set(rows.map(({host}) => host)).size;
  const gateways = rows.filter(({gateway}) => gateway !== null);
  const of = (verdict: string): number => gateways.filter((row) => row.verdict === verdict).length;
  const kinds = (['down', 'degraded', 'unknown', 'clear'] as const).flatMap((kind) => (of(kind) === 0 ? [] : [`${of(kind)} ${kind}`]));
  const unreached = rows.filter(({reached}) => !reached).length;
  const empty = rows.length - gateways.length - unreached;
  const parts = [
    ...kinds,
    ...(unreached === 0 ? [] : [`${unreached} not reached`]),
    ...(empty === 0 ? [] : [`${empty} without an answer about a gateway`]),
  ];
  return `${hosts} ${hosts === 1 ? 'host' : 'hosts'}, ${gateways.length} ${gateways.length === 1 ? 'gateway' : 'gateways'}: ${parts.join(', ')}`;
}
