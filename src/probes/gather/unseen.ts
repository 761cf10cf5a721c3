import type {Look, Seen, Unseen, Why} from '../../model/index.ts';

export function seen<T>(value: T): Seen<T> {
  return {seen: true, value};
}

export function unseen(why: Why, detail: string): Unseen {
  return {seen: false, why, detail};
}

/** The value, or null where it could not be seen and the difference does not matter to the caller. */
export function orNull<T>(look: Look<T>): T | null {
  return look.seen ? look.value : null;
}
