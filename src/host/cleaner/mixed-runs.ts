import {isChanceBase64, isChanceToken} from './chance-tokens.ts';
import type {Edit} from './edits.ts';

/**
 * Shapes without any beginning of their own, told by length and mixture: the 32 letters and digits of application secrets (Feishu,
 * Lark and others), and the 64 characters of a line of a key file that reached the log line by line, so that no BEGIN stands near it,
 * the private keys of wallets, and whatever else is a mixture of chance and is not said to be an identifier.
 */
export function findMixedRuns(text: string): Edit[] {
  const edits: Edit[] = [];
  // A run of 32 characters covers one of every 32 places, so only these are looked at.
  for (let at = shortest - 1; at < text.length; at += shortest) {
    if (!joined.test(text.charAt(at))) {
      continue;
    }

    let start = at;
    while (start > 0 && at - start < shortest && joined.test(text.charAt(start - 1))) {
      start -= 1;
    }

    runFrom.lastIndex = start;
    runFrom.test(text);
    const end = runFrom.lastIndex;
    if (end - start >= shortest && end - start <= longest) {
      edits.push(...secretsIn(text.slice(start, end), start, text.slice(Math.max(0, start - beforeChars), start)));
    }

    at = Math.max(at, end - (end % shortest) - 1);
  }

  return edits;
}

const shortest = 32;

/** Longer words are data: base64 of files, hashes of packages. */
const longest = 256;

/** A name and what joins it to its value. */
const beforeChars = 32;

/** What joins two names to one; a hash or path is not to be cut into pieces that look random. */
const joined = /[\w+/=.:-]/;
const runFrom = /[\w+/=.:-]*/y;

function secretsIn(run: string, offset: number, before: string): Edit[] {
  if (digest.test(run)) {
    return [];
  }

  return [
    ...[...run.matchAll(/[^=:/]+/g)].map((match) => ({match, label: 'app-secret', fits: isApplicationSecret})),
    ...[...run.matchAll(/[^=:]+/g)].map((match) => ({match, label: 'key-line', fits: isKeyLine})),
    ...[...run.matchAll(/(?<![^=:/])[5KL][1-9A-HJ-NP-Za-km-z]{50,51}(?![^=:/])/g)].map((match) => ({
      match,
      label: 'wallet-key',
      fits: isWalletKey,
    })),
    ...[...run.matchAll(/(?<![\w+/-])[\w-]{28,}(?![\w+/-])/g)].map((match) => ({
      match,
      label: 'token',
      fits: (value: string) => isChanceToken(value, before + run.slice(0, match.index)),
    })),
    ...[...run.matchAll(/(?<![\w+/.-])[A-Za-z0-9+/]{40,}={0,2}(?![\w+/.-])/g)].map((match) => ({
      match,
      label: 'token',
      fits: (value: string) => isChanceBase64(value, before + run.slice(0, match.index)),
    })),
  ].flatMap(({match, label, fits}) => {
    const value = match[0].replace(/\.$/, '');
    const guessed = label === 'token' ? ({guessed: 'by its form'} as const) : {};
    return fits(value) ? [{start: offset + match.index, end: offset + match.index + value.length, value, label, ...guessed}] : [];
  });
}

/** `sha512-…` of package locks: base64 with slashes, whose parts may have any length. */
const digest = /(?:^|[^a-z])sha\d{1,3}-/i;

/** Letters of both cases and digits, as chance mixes them; names in camel case have few digits and long words. */
function isApplicationSecret(value: string): boolean {
  const digits = count(value, /\d/g);
  const capitals = count(value, /[A-Z]/g);
  return (
    /^[A-Za-z0-9]{32}$/.test(value) &&
    capitals >= 4 &&
    count(value, /[a-z]/g) >= 4 &&
    (digits >= 3 || (count(value, /[A-Z][a-z]{3}/g) <= 2 && (digits > 0 || capitals >= 8)))
  );
}

/** 48 bytes of base64: chance gives some 26 capitals, as many small letters, 10 digits and one slash. */
function isKeyLine(value: string): boolean {
  return (
    /^[A-Za-z0-9+/]{64}$/.test(value) &&
    count(value, /[A-Z]/g) >= 12 &&
    count(value, /[a-z]/g) >= 12 &&
    /\d/.test(value) &&
    count(value, /\//g) <= 6
  );
}

/** A wallet's key in base58, which leaves out what looks alike. */
function isWalletKey(value: string): boolean {
  return /^[5KL][1-9A-HJ-NP-Za-km-z]{50,51}$/.test(value) && /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

function count(value: string, what: RegExp): number {
  return value.match(what)?.length ?? 0;
}
