import {createChance} from './chance.ts';
import {said, spoken} from './said.ts';
import {make, type Token, tokens} from './tokens.ts';

export interface Hostile {
  readonly family: string;
  readonly text: string;
  readonly secret: string;
}

/** How a value comes to stand in a text, with `@` in its place. */
const frames: readonly string[] = [
  '@',
  '2026-11-25T10:11:12.345Z [gateway] send failed, retry 2 of 5: @',
  '{"time":"2026-11-25T10:11:12.345Z","level":"error","subsystem":"channels","msg":"refused: @"}',
  'Error: request failed (@)\n    at send (/usr/lib/node_modules/openclaw/dist/send.js:41:17)',
  'Nov 25 10:11:12 host openclaw[4711]: bob wrote: @',
];

/** More than six hundred texts, each with one secret; the same seed makes the same ones. No value stands in the repository. */
export function hostileShapes(seed: number): Hostile[] {
  const chance = createChance(seed);
  const framed = (token: Token, in_: readonly string[]): Hostile[] =>
    in_.map((frame) => {
      const {text, secret} = make(token.pattern, chance);
      return {family: token.family, text: frame.replace('@', () => (frame.startsWith('{') ? text.replaceAll('"', '\\"') : text)), secret};
    });
  return [...tokens, ...said]
    .flatMap((token) => framed(token, frames))
    .concat(spoken.flatMap((token) => framed(token, frames.slice(1, 3))));
}
