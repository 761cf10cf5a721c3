import type {Vitals} from '../host.ts';

export interface VitalsValue extends Vitals {
  /** The state directory, the log directory and / each mapped to the disk that holds it. */
  readonly paths: readonly {readonly path: string; readonly mount: string}[];
  /** Whether the clock is kept by NTP, and how far off it is where that can be told. */
  readonly clock: {readonly synchronised: boolean | null; readonly offsetMs: number | null};
}
