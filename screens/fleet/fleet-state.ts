import type {FleetLook, FleetRow} from '../../src/fleet/index.ts';

/** What the wiring hands to the screen of a fleet. Replaced as a whole when anything in it changes. */
export interface FleetState {
  /** Of the rows that are known; those of a look before stay until their host has answered again. */
  readonly look: FleetLook;
  readonly hosts: number;
  /** Names of those that have not answered in this look, in their order. */
  readonly waiting: readonly string[];
  readonly now: number;
  /** One sentence about what was asked for last and was not to be had; null = nothing to say. */
  readonly notice: string | null;
}

export interface FleetStore {
  get(): FleetState;
  subscribe(changed: () => void): () => void;
  /** Looks at all of them again; nothing where that is under way. */
  again(): void;
  /** Null where a console can be opened on the host of a row; else it is said why not. */
  refuses(row: FleetRow): string | null;
  /** The console on that host, on the terminal that was given up for it; resolves when it was left. */
  console(row: FleetRow): Promise<void>;
  notice(sentence: string | null): void;
  leave(): void;
}

export interface FleetView {
  readonly mode: 'rows' | 'row' | 'drift';
  /** The line under the cursor, by its name: rows move when others come in. Null = the first. */
  readonly row: string | null;
  /** Groups of which one line is shown. */
  readonly folded: readonly string[];
  readonly filter: string;
  readonly isTyping: boolean;
  /** Of the page in front. */
  readonly scroll: number | 'end';
}

export const firstFleetView: FleetView = {mode: 'rows', row: null, folded: [], filter: '', isTyping: false, scroll: 0};
