import {alnum, base32, type Chance, digits, hex, letters, lower, std64, url64} from '../chance.ts';

/**
 * Texts of one family. `{a20}` is twenty characters of a set, `{word}` one of a list, `⟦…⟧` the secret; a text without these is the secret
 * as a whole.
 */
export interface Group {
  readonly family: string;
  readonly texts: readonly string[];
}

const upper = lower.toUpperCase();

const sets: Readonly<Record<string, string>> = {
  a: alnum,
  b: std64,
  c: letters,
  d: digits,
  h: hex,
  H: hex.toUpperCase(),
  l: lower + digits,
  n: digits.slice(1),
  o: lower,
  t: base32,
  u: url64,
  U: upper + digits,
  V: upper,
};

const uuid = '{h8}-{h4}-4{h3}-a{h3}-{h12}';

/** How people choose passwords. */
const chosen: readonly string[] = [
  '{Word}{n4}!',
  '{word}-{word}-{n2}',
  '{Word}{Word}{n3}',
  '{word}{n3}#{c2}',
  '{c4}.{a5}_{n2}',
  '{a6}${a5}',
  '{word}@{n4}{V2}',
  '!{Word}{n2}{word}',
];

export function make(text: string, chance: Chance): {readonly text: string; readonly secret: string} {
  const made = text
    .replaceAll('{uuid}', uuid)
    .replace(/\{pw\}/g, () => chance.pick(chosen))
    .replace(/\{words(\d+)(.)\}/g, (_, count: string, between: string) =>
      Array.from({length: Number(count)}, () => chance.pick(seedWords)).join(between),
    )
    .replace(/\{word\}/g, () => chance.pick(passwordWords))
    .replace(/\{Word\}/g, () => chance.pick(passwordWords).replace(/^./, (first) => first.toUpperCase()))
    .replace(/\{(\w)(\d+)\}/g, (_, set: string, length: string) => chance.some(sets[set]!, Number(length)));
  return {text: made.replace(/[⟦⟧]/g, ''), secret: /⟦([^⟧]*)⟧/.exec(made)?.[1] ?? made};
}

const passwordWords = 'sommer tulip orange falcon merlin garage winter coffee planet tiger rocket butter violet hammer castle'.split(' ');

/** Some of the 2048 words of BIP 39. */
const seedWords = (
  'abandon ability absorb accident acoustic actual adjust advice afraid album alcohol almost amateur anchor antenna april arena armor ' +
  'artist asthma athlete average awesome bamboo banner barely beach become bicycle blanket bonus border brick bubble burger cabbage ' +
  'cactus camera candy captain carbon casual cattle caution cereal champion cherry circle clarify clever cliff clutch coconut coyote'
).split(' ');
