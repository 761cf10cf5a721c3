import {createChance} from '../chance.ts';
import type {Hostile} from '../shapes.ts';
import {addresses} from './addresses.ts';
import {codes} from './codes.ts';
import {files} from './files.ts';
import {headers} from './headers.ts';
import {make} from './make.ts';
import {prose} from './prose.ts';
import {services} from './services.ts';
import {stores} from './stores.ts';
import {typed} from './typed.ts';

const groups = [...addresses, ...headers, ...stores, ...typed, ...files, ...prose, ...codes, ...services];

/** How a text comes to stand in what Rungs reads; none of these is a frame of the first corpus. */
const frames: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Nov 26 07:41:09 claw-2 node[83012]: 07:41:09 [tools] exec: ${text}`,
  (text) => `{"0":{"subsystem":"agent"},"1":${JSON.stringify(`user said: ${text}`)},"_meta":{"logLevelName":"INFO"}}`,
];

export type Half = 'looked at' | 'held out';

/**
 * The second corpus. It was written whole before the cleaner was run on it. Every other text was held out: while the cleaner was mended,
 * nobody looked at what it missed there, until a third corpus was written.
 */
export function asideShapes(seed: number, half: Half): Hostile[] {
  const chance = createChance(seed);
  return groups.flatMap(({family, texts}) =>
    texts.flatMap((text, at) => {
      const made = frames.map((frame) => ({frame, ...make(text, chance)}));
      if ((at % 2 === 1) !== (half === 'held out')) return [];
      return made.map(({frame, text: one, secret}) => ({family, text: frame(one), secret}));
    }),
  );
}
