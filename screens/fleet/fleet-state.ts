import type {FleetLook} from '../../src/fleet/index.ts';

/** What the wiring hands to the screen of a fleet. Replaced as a whole when anything in it changes. */
export interface FleetState {
  /** Of the rows that are known; those of a look before stay until their host has answered again. */
  readonly look: FleetLook;
  readonly hosts: number;
  /** Names of those that have not answered in this look, in their order. */
  readonly waiting: readonly string[];
  readonly now: number;
}

export interface FleetStore {
  get(): FleetState;
  subscribe(changed: () => void): () => void;
  /** Looks at all of them again; nothing where that is under way. */
  again(): void;
  leave(): void;
}

export interface FleetView {
  readonly mode: 'rows' | 'row' | 'drift';
  /** The row under the cursor, by its name: rows move when others come in. Null = the first. */
  readonly row: string | null;
  readonly filter: string;
  readonly isTyping: boolean;
  /** Of the page in front. */
  readonly scroll: number | 'end';
}

export const firstFleetView: FleetView = {mode: 'rows', row: null, filter: '', isTyping: false, scroll: 0};
