import type {Walking} from '../walking.ts';
import type {Aids} from './aids.ts';

/** Somebody at the other end of a line: what is said to them, and what they answer. */
export interface Line {
  say(text: string): void;
  /** Null = they have gone. */
  ask(prompt: string): Promise<string | null>;
}

export interface Talk {
  readonly walking: Walking;
  readonly line: Line;
  readonly aids: Aids;
  now(): number;
  clean(text: string): string;
}
