import type {SignatureHit} from '../model/index.ts';
import {finderOf, literalsOf} from '../search/index.ts';
import {accessSignatures} from './signatures/access.ts';
import {askedSignatures} from './signatures/asked.ts';
import {askedOfChannels} from './signatures/asked-of-channels.ts';
import {askedOfClients} from './signatures/asked-of-clients.ts';
import {askedOfStarts} from './signatures/asked-of-starts.ts';
import {askedOfUnits} from './signatures/asked-of-units.ts';
import {automationSignatures} from './signatures/automation.ts';
import {channelSignatures} from './signatures/channels.ts';
import {configSignatures} from './signatures/config.ts';
import {hostSignatures} from './signatures/host.ts';
import {modelSignatures} from './signatures/models.ts';
import type {Signature} from './signatures/signature.ts';
import {startSignatures} from './signatures/start.ts';
import {type SignatureTexts, textsAhead} from './signatures/texts-ahead.ts';

export type {Signature} from './signatures/signature.ts';

const counted = [
  ...startSignatures,
  ...configSignatures,
  ...accessSignatures,
  ...channelSignatures,
  ...modelSignatures,
  ...hostSignatures,
  ...automationSignatures,
] as const;

export type SignatureId =
  | (typeof counted)[number]['id']
  | (typeof askedSignatures | typeof askedOfClients | typeof askedOfStarts | typeof askedOfUnits | typeof askedOfChannels)[number]['id'];

/** Every line that is known by its words and worth counting, by area. */
export const signatures: readonly (Signature & {readonly id: SignatureId})[] = counted;

/** Those and the ones that only rules ask for. */
export const allSignatures: readonly (Signature & {readonly id: SignatureId})[] = [
  ...counted,
  ...askedSignatures,
  ...askedOfClients,
  ...askedOfStarts,
  ...askedOfUnits,
  ...askedOfChannels,
];

/** Counts lines by signature as they come, one at a time or by the block. */
export interface SignatureCounter {
  push(line: string, at: number): void;
  /** A stretch of a file: whole lines, ended by newlines. Times are not read from it; a hit is given `at`, or what that says of where its line begins. */
  pushBlock(block: Uint8Array, at: number | ((lineStart: number) => number)): void;
  /** The most frequent first. */
  hits(): readonly SignatureHit[];
}

export function matchSignatures(lines: readonly {readonly at: number; readonly text: string}[]): readonly SignatureHit[] {
  const counter = signatureCounter();
  for (const line of lines) counter.push(line.text, line.at);
  return counter.hits();
}

export function signatureCounter(): SignatureCounter {
  const {finder, owners, expressions} = prepared();
  const counts = new Map<number, {count: number; lastAt: number; line: string}>();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let buffer = new Uint8Array(4096);

  const pushBlock: SignatureCounter['pushBlock'] = (block, at) => {
    let lineStart = -1;
    let lineEnd = -1;
    let line = '';
    let tried = new Set<number>();
    finder.search(block, 0, block.length, (text, begin) => {
      // A text that was found twice in a line, or by two of its signatures, must not count it twice.
      if (begin < lineStart || begin >= lineEnd) {
        lineStart = block.lastIndexOf(newline, begin) + 1;
        const end = block.indexOf(newline, begin);
        lineEnd = end < 0 ? block.length : end;
        line = decoder.decode(block.subarray(lineStart, Math.min(lineEnd, lineStart + lineBytesMax)));
        tried = new Set();
      }
      for (const owner of owners[text] ?? []) {
        if (tried.has(owner)) continue;
        tried.add(owner);
        if (expressions[owner]?.test(line) !== true) continue;
        const lastAt = typeof at === 'number' ? at : at(lineStart);
        counts.set(owner, {count: (counts.get(owner)?.count ?? 0) + 1, lastAt, line: line.slice(0, lineCharsKept)});
      }
    });
  };

  return {
    push(line, at) {
      const text = line.length > lineBytesMax ? line.slice(0, lineBytesMax) : line;
      // UTF-8 takes at most three bytes for a unit of a string.
      if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 3);
      pushBlock(buffer.subarray(0, encoder.encodeInto(text.replaceAll('\n', ' '), buffer).written), at);
    },
    pushBlock,
    hits() {
      return [...counts]
        .map(([index, hit]) => ({id: signatures[index]?.id ?? '', ...hit}))
        .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id));
    },
  };
}

const newline = 10;

/** No line worth reading is longer; one of a megabyte must not hold the search up. */
const lineBytesMax = 16 * 1024;

/** What is kept of a line as evidence. */
const lineCharsKept = 400;

interface Prepared {
  readonly finder: ReturnType<typeof finderOf>;
  readonly owners: SignatureTexts['owners'];
  readonly expressions: readonly RegExp[];
}

let once: Prepared | null = null;

/** Made at the first use: a start of the program that counts nothing does not pay for it. */
function prepared(): Prepared {
  if (once !== null) return once;
  const {texts, owners} = textsAhead ?? textsOfSignatures();
  once = {
    finder: finderOf(texts),
    owners,
    expressions: signatures.map((signature) => new RegExp(signature.pattern, signature.flags)),
  };
  return once;
}

/** The texts of which every line that is known holds at least one. The build reads them out of the patterns once (src/build/signatures.mjs). */
export function textsOfSignatures(): SignatureTexts {
  const byText = new Map<string, number[]>();
  signatures.forEach((signature, index) => {
    const texts = literalsOf(signature.pattern);
    if (texts === null) throw new Error(`The signature ${signature.id} holds no fixed text to look for.`);
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), index]);
  });
  return {texts: [...byText.keys()], owners: [...byText.values()]};
}
