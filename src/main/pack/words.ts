import type {Verb} from '../verbs.ts';
import {isRecipient} from './seal.ts';

interface PackWords {
  readonly to?: readonly string[] | undefined;
  readonly elsewhere: boolean;
}

/** What is wrong with the words of `rungs pack` and `rungs restore`, or with their options beside another verb. */
export function misusedPack(verb: Verb, rest: readonly string[], {to, elsewhere}: PackWords): string | null {
  if (to !== undefined && verb !== 'pack') return '--to goes with pack';
  if (elsewhere && verb !== 'restore') return '--elsewhere goes with restore';
  if (verb === 'pack' && rest[0] !== undefined) return `"${rest[0]}" is one word too many after pack; --out names the file`;
  if (verb === 'restore' && rest.length !== 1) return 'it is "restore PACK"';
  const strange = to?.find((one) => !isRecipient(one));
  return strange === undefined ? null : '--to takes a recipient of age: age1…, or an ssh-ed25519 or ssh-rsa key in quotes';
}
