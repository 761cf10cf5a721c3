import type {Opened} from './opened.ts';

/** Rows of numbers that stand for bytes: hex with something between, and lists of decimals. */
export function* openNumbers(text: string): Generator<Opened> {
  for (const run of text.matchAll(hexRun)) yield bytes(run, /[\da-f]{2}/gi, 16);
  for (const run of text.matchAll(decimalRun)) yield bytes(run, /\d+/g, 10);
}

/** A character for each byte, so that both sides are compared as UTF-8. */
function bytes(run: RegExpMatchArray, number: RegExp, base: number): Opened {
  const from = run.index ?? 0;
  const found = [...run[0].replace(/0x|\\x/gi, '  ').matchAll(number)].filter(([digits]) => Number.parseInt(digits, base) <= 255);
  return {
    text: String.fromCharCode(...found.map(([digits]) => Number.parseInt(digits, base))),
    starts: found.map(({index}) => from + index),
    ends: found.map(({index, 0: digits}) => from + index + digits.length),
  };
}

/** Six bytes are the shortest value that is searched for. A run has an end, so that a dump of megabytes is read in pieces. */
const hexRun = /(?<![\da-z])(?:(?:0x|\\x)?(?:[\da-f]{2}){1,4}(?:[ :,-]{1,2}|\s{1,8})){2,4096}(?:0x|\\x)?(?:[\da-f]{2}){1,4}(?![\da-z])/gi;

const decimalRun = /(?<![\d.])\d{1,3}(?:(?:\s{0,8},\s{0,8}|[ \t]{1,4})\d{1,3}){5,4096}(?![\d.])/g;
