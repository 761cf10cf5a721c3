import {isRotation} from './rotate/rotate-options.ts';
import type {Verb} from './verbs.ts';

/** What stands behind a verb that takes no such word; null where all is in its place. */
export function misusedWords(verb: Verb, rest: readonly string[], typed: string | undefined): string | null {
  if (verb === 'config') return misusedConfig(rest, typed);
  if (isRotation(verb, rest)) return null;
  if (typed !== undefined && verb !== 'restore') return '--typed goes with config, restore and secrets rotate';
  if (verb === 'secrets' && rest[0] !== undefined)
    return `"${rest[0]}" is one word too many after secrets (there is secrets rotate NAME); --profile says which gateway`;
  if (verb === 'fleet') return null;
  return rest.length > 1 ? `"${rest[1]}" is one word too many after ${verb}` : null;
}

/** How many words stand behind each of them, and which of these may be left out. */
const configVerbs: Readonly<Record<string, readonly string[]>> = {
  check: ['[FILE]'],
  set: ['PATH', 'VALUE'],
  edit: ['[FILE]'],
  restore: ['[COPY]'],
  doctor: ['[back]'],
};

function misusedConfig([verb, ...words]: readonly string[], typed: string | undefined): string | null {
  const known = `config ${Object.entries(configVerbs)
    .map(([name, wanted]) => [name, ...wanted].join(' '))
    .join(', config ')}`;
  const wanted = verb === undefined ? undefined : configVerbs[verb];
  if (wanted === undefined) return `${verb === undefined ? 'config needs a word behind it' : `there is no "config ${verb}"`}: ${known}`;
  const least = wanted.filter((word) => !word.startsWith('[')).length;
  if (words.length < least || words.length > wanted.length) return `it is "config ${[verb, ...wanted].join(' ')}"`;
  if (verb === 'doctor' && words.some((one) => one !== 'back'))
    return 'it is "config doctor", or "config doctor back" to put back what it changed';
  const changesNothing = verb === 'check' || (verb === 'restore' && words.length === 0);
  return typed !== undefined && changesNothing ? `--typed goes with what changes a configuration; ${verb} changes nothing so` : null;
}
