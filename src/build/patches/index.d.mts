import type {Plugin} from 'vite';

/** A change to one file of a dependency. */
export interface Patch {
  /** What it is about, as the benchmark lists it. */
  readonly name: string;
  readonly package: string;
  /** The release that the change was written for; with another one a test asks to look at it again. */
  readonly version: string;
  /** The changed file in the package. */
  readonly file: string;
  /** Where upstream discusses the reason; null where nobody has asked there yet. */
  readonly upstream: string | null;
  /** What is wrong with the file as it is published. */
  readonly because: string;
  /** False where the program would also run without it, only slower. */
  readonly isNeeded: boolean;
  /** False for CommonJS, which only the bundle takes apart: tests run such a file as published. */
  readonly isModule: boolean;
  change(code: string, once: (code: string, from: string, to: string) => string): string;
}

export const patches: readonly Patch[];
export const patchedPackages: readonly string[];
export function dependencyPatches(applied?: readonly Patch[]): Plugin;
export function patched(patch: Patch, code: string): string;
