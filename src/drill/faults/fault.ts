import {z} from 'zod';
import type {Wanted} from '../world/scene.ts';
import type {World} from '../world/world.ts';

/** One thing that is wrong, as drills name it. */
export interface Fault {
  /** Kebab-case, as it stands in a drill's file. */
  readonly name: string;
  /** What a drill's author has to know of it. */
  readonly about: string;
  readonly takes: z.ZodType<Options>;
  /** How long it has been there when the pager goes off. */
  readonly leadMs: number;
  /** Words that it adds for texts and commands: `{thief}`. */
  readonly words: readonly string[];
  /** What it wants of the host that is built for it. */
  wanted?(wanted: Wanted, options: Options): Wanted;
  /** `version` is the release that the drill is about. */
  plant(world: World, options: Options, version: string): Planted;
}

/** A planted fault: whether it is still there, and what its words stand for now. */
export interface Planted {
  cured(): boolean;
  words?(): Readonly<Record<string, string>>;
}

export type Options = Readonly<Record<string, string | number | boolean>>;

export const nothing: z.ZodType<Options> = z.strictObject({});

const minute = 60_000;

/** The moments at which faults are made: the causes of loops stay near, what is silent may be old. */
export const lead = {fresh: 2 * minute, recent: 9 * minute, silent: 3 * 3_600_000} as const;
