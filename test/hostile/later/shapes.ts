import {make} from '../aside/make.ts';
import {createChance} from '../chance.ts';
import type {Hostile} from '../shapes.ts';
import {kept} from './kept.ts';
import {spoken} from './spoken.ts';
import {wire} from './wire.ts';

const groups = [...wire, ...kept, ...spoken];

/** Other frames than those of the earlier corpora. */
const frames: readonly ((text: string) => string)[] = [
  (text) => `2026-11-27T02:14:09.412Z [channels/telegram] inbound: ${text}`,
  (text) => `> ${text}`,
  (text) => JSON.stringify({level: 'error', err: {message: `cannot: ${text}`}, pid: 83_012}),
];

/**
 * The third corpus, written whole after the cleaner had been tuned on the first and on one half of the second, and before it was run on
 * this: its first rate is that of texts that nobody thought of.
 */
export function laterShapes(seed: number): Hostile[] {
  const chance = createChance(seed);
  return groups.flatMap(({family, texts}) =>
    texts.flatMap((text) =>
      frames.map((frame) => {
        const {text: one, secret} = make(text, chance);
        return {family, text: frame(one), secret};
      }),
    ),
  );
}
