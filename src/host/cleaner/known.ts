import type {Edit} from './edits.ts';
import type {Finder} from './finder.ts';
import {halvesOf} from './halves.ts';
import {isFieldName} from './json-text.ts';
import {isLogWord} from './log-words.ts';
import {secretNameKind} from './names.ts';
import {createOrderedWords} from './ordered-words.ts';
import {isReference} from './references.ts';
import {createSearch, formCharsMin} from './search.ts';
import {base64CoresOf, writingsOf} from './variants.ts';
import {looksLikeWords} from './words.ts';
import {findWritings} from './writings/find-writings.ts';

export interface Known {
  /** `told` by who knows where secrets are kept: what a log is full of never takes its room. */
  learn(label: string, value: string, told?: boolean): void;
  /** How many writings are searched for; it only grows. */
  count(): number;
  find(text: string): Edit[];
  /** Says of a text whether it holds a writing that was added after there were `since`. */
  news(since: number): (text: string) => boolean;
  /** The known value that OpenClaw shortened to these two ends, when there is exactly one. */
  shortened(first: string, last: string): {readonly label: string; readonly value: string} | null;
  /** The known value of which a cut left this beginning, of four characters or more. */
  begunBy(piece: string): {readonly label: string; readonly value: string} | null;
}

/** The values of secrets met on this host, each searched for in every form in which it may come back. */
export function createKnown(): Known {
  const labels = new Map<string, string>();
  const search = createSearch((value) => labels.get(value) ?? 'unnamed');
  const begun = createOrderedWords(false);
  const begunValues: string[] = [];
  let metInLogs = 0;

  const add = (word: string, value: string, base64: boolean) => {
    search.add(word, {value, base64});
    if (word.length >= formCharsMin) begun.add(word, begunValues.push(value) - 1);
  };

  return {
    learn(label, value, told = false) {
      if (labels.has(value) || (!told && metInLogs >= metMax) || !isDistinctive(value, told && namesSecret(label))) {
        return;
      }

      metInLogs += told ? 0 : 1;
      labels.set(value, label);
      for (const half of halvesOf(value)) {
        this.learn(label, half, told);
      }
      // A document that has it as a string says it without the quotes that belong to it.
      const inside = /^(["'`])(.+)\1$/s.exec(value)?.[2];
      if (inside !== undefined) this.learn(label, inside, told);

      writingsOf(value).forEach((word) => add(word, value, false));
      base64CoresOf(value).forEach((word) => add(word, value, true));
      search.addBytes(value);
    },
    count: search.count,
    news: (since) => holding(search.since(since)),
    find: (text) =>
      labels.size === 0 ? [] : [...search.within(text), ...findWritings(text, search)].filter((edit) => !isFieldName(text, edit)),
    shortened(first, last) {
      const fitting = [...labels].filter(
        ([value]) => value.length > first.length + last.length && value.startsWith(first) && value.endsWith(last),
      );
      const [value, label] = fitting[0] ?? ['', ''];
      return fitting.length === 1 ? {label, value} : null;
    },
    begunBy(piece) {
      const index = begun.beginningWith(piece);
      const value = index === undefined ? undefined : begunValues[index];
      return value === undefined ? null : {label: labels.get(value) ?? 'unnamed', value};
    },
  };
}

function holding(finder: Finder): (text: string) => boolean {
  return (text) => {
    let found = false;
    finder.find(text, () => {
      found = true;
      return text.length;
    });
    return found;
  };
}

/**
 * A log full of tokens may hold thousands, which their formats find again anyhow. What files and environments hold has no such limit, nor
 * a part in this one: what reads them reads no more than its bytes.
 */
const metMax = 2000;

/** Tokens with claims inside reach this length; private keys, which are longer, are found by their borders. */
const valueCharsMax = 2048;

/** A passphrase of words is searched for from this length on: shorter ones are words that logs use. */
const wordyCharsMin = 16;

/** What the gateway's own unit, package and folders are called: a secret of that name hides nothing, and would take the supervisor away. */
const ownWords = /^(?:ai\.)?(?:openclaw|clawdbot)(?:[-.](?:gateway|node|browser|agent|service))*$/;

/** From this length on a word is searched for where a place that is kept for secrets says that it is one. */
const namedWordCharsMin = 8;

/**
 * A secret such as `hello` or `openclaw` is hidden where its name stands before it, but not searched for everywhere: the word would
 * vanish from every log line, and with it the cause. A password of words under a name that says so, as `DB_PASSWORD=correcthorse`, is
 * searched for, unless logs are full of that word.
 */
function isDistinctive(value: string, named: boolean): boolean {
  if (value.length < formCharsMin || value.length > valueCharsMax || isReference(value)) {
    return false;
  }

  if (looksLikeWords(value)) {
    return !ownWords.test(value) && (value.length >= wordyCharsMin || (named && value.length >= namedWordCharsMin && !isLogWord(value)));
  }

  return value.length >= 8 || (/\d/.test(value) && /\D/.test(value));
}

function namesSecret(label: string): boolean {
  const kind = secretNameKind(label);
  return kind !== null && kind !== 'bare';
}
