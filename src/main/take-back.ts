import type {Search} from '../journal/index.ts';
import {type Typed, takenBack} from '../session/typed.ts';
import {inTyped, without} from './typed-texts.ts';

/** How the journal is searched for what is taken back: only what was typed, and what came of a command, is replaced. */
export function searchOf({texts}: Typed): Search {
  const written = texts.map((text) => JSON.stringify(text).slice(1, -1));
  return {
    holds: (line) => written.some((text) => line.includes(text)),
    cleaned: (event) => inTyped(event, without(texts, takenBack)),
  };
}
