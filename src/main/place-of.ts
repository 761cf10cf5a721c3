import {homedir} from 'node:os';
import {join, resolve} from 'node:path';

/** A session's folder in the directory that a responder typed, where `walk --session ID --out DIRECTORY` finds it again. */
export function placeOf(typed: string, id: string): string {
  return join(resolve(typed.replace(/^~(?=\/|$)/, homedir())), id);
}
