/** How the drill's host comes into the same state as the lab's with a fault. */
export interface Contract {
  /** The fault's name in the lab. */
  readonly fault: string;
  /** 2026.9.6 unless told. */
  readonly version?: string;
  /** The drill that has it; null = a host on which all was well. */
  readonly drill: string | null;
  /** What is planted on such a host, by the names that drills use; for what only the far side can do. */
  readonly plant?: readonly string[];
  /** What is done there first, so that the states are the same: commands, and milliseconds that pass. The look follows at once. */
  readonly first?: readonly (readonly string[] | number)[];
  /** Parts of readings that differ because the two hosts are set up differently, with the reason in a comment beside it. */
  readonly but?: readonly string[];
  /** What is judged here where that differs from the lab's host, with the reason in a comment beside it. */
  readonly says?: readonly string[];
}

/** What a contract is about that names no release. */
export const newest = '2026.9.6';

/** The same on hosts of both releases. */
export function both(contract: Contract): readonly Contract[] {
  return [contract, {...contract, version: '2026.4.14'}];
}

/** The name of the file that holds what a real host was with that fault. */
export function recordingName({fault, version}: Pick<Contract, 'fault' | 'version'>): string {
  return version === undefined || version === newest ? fault : `${fault}.${version}`;
}
