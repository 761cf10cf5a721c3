import type {Time} from './time.ts';

/** A command that changed the world. */
export interface Deed {
  readonly at: number;
  readonly argv: readonly string[];
  readonly exit: number | null;
}

/** A consequence that a responder is to blame for. */
export interface Harm {
  readonly at: number;
  readonly text: string;
}

export interface HarmNeeds {
  readonly time: Time;
  readonly harms: Harm[];
}

/** Says a harm once. */
export function harm({time, harms}: HarmNeeds, text: string): void {
  if (!harms.some((one) => one.text === text)) harms.push({at: time.now(), text});
}
