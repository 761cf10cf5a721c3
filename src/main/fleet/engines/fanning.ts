import type {FleetHost, FleetRow} from '../../../fleet/index.ts';

export const engineNames = ['ssh', 'clush', 'ansible'] as const;
export type EngineName = (typeof engineNames)[number];

/** Who brings the look to the hosts. All of them give the same rows. */
export interface Fanning {
  readonly engine: EngineName;
  readonly atOnce: number;
  readonly inventories: readonly string[];
}

export type OnRows = (host: FleetHost, rows: readonly FleetRow[]) => void;
