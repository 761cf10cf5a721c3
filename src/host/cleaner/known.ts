import type {Edit} from './edits.ts';
import {createFinder, type Finder} from './finder.ts';
import {isReference} from './references.ts';
import {base64CoresOf, writingsOf} from './variants.ts';
import {looksLikeWords} from './words.ts';

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

interface Form {
  readonly value: string;
  /** In base64 the characters beside the form hold bits of the value too. */
  readonly base64: boolean;
}

/** The values of secrets met on this host, each searched for in every form in which it may come back. */
export function createKnown(): Known {
  const labels = new Map<string, string>();
  const forms: Form[] = [];
  const words: string[] = [];
  const seen = new Set<string>();
  const byStart = new Map<string, number[]>();
  const finder = createFinder(formCharsMin, false);

  const add = (word: string, form: Form) => {
    if (word.length >= formCharsMin && !seen.has(word)) {
      seen.add(word);
      byStart.set(word.slice(0, 4), [...(byStart.get(word.slice(0, 4)) ?? []), words.length]);
      words.push(word);
      forms.push(form);
      finder.add(word);
    }
  };

  return {
    learn(label, value, told = false) {
      if (labels.has(value) || labels.size >= (told ? toldMax : knownMax) || !isDistinctive(value)) {
        return;
      }

      labels.set(value, label);
      for (const word of writingsOf(value)) {
        add(word, {value, base64: false});
      }

      for (const word of base64CoresOf(value)) {
        add(word, {value, base64: true});
      }
    },
    count: () => words.length,
    news: (since) => holding(since === 0 ? finder : createFinder(formCharsMin, false, words.slice(since))),
    find(text) {
      const edits: Edit[] = [];
      finder.find(text, (at, index) => {
        const form = forms[index];
        const end = at + (words[index] ?? '').length;
        if (form) {
          edits.push({
            start: form.base64 && base64Character.test(text.charAt(at - 1)) ? at - 1 : at,
            end: form.base64 && base64Character.test(text.charAt(end)) ? end + 1 : end,
            value: form.value,
            label: labels.get(form.value) ?? 'unnamed',
          });
        }

        return at + 1;
      });
      return edits;
    },
    shortened(first, last) {
      const fitting = [...labels].filter(
        ([value]) => value.length > first.length + last.length && value.startsWith(first) && value.endsWith(last),
      );
      const [value, label] = fitting[0] ?? ['', ''];
      return fitting.length === 1 ? {label, value} : null;
    },
    begunBy(piece) {
      // Four characters tell one secret from another, and they are what most pieces fail at.
      const index = (byStart.get(piece.slice(0, 4)) ?? []).find((at) => words[at]?.startsWith(piece)) ?? -1;
      const value = forms[index]?.value;
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

const base64Character = /[A-Za-z0-9+/_-]/;

/** Hosts hold dozens of secrets; a log full of tokens may hold thousands, which their formats find again anyhow. */
const knownMax = 2000;

/** Files and environments hold so many only where something is wrong with them. */
const toldMax = 20_000;

/** Shorter pieces would be found in ordinary words. */
const formCharsMin = 6;

/** Tokens with claims inside reach this length; private keys, which are longer, are found by their borders. */
const valueCharsMax = 2048;

/** A passphrase of words is searched for from this length on: shorter ones are words that logs use. */
const wordyCharsMin = 16;

/** What the gateway's own unit, package and folders are called: a secret of that name hides nothing, and would take the supervisor away. */
const ownWords = /^(?:ai\.)?(?:openclaw|clawdbot)(?:[-.](?:gateway|node|browser|agent|service))*$/;

/**
 * A secret such as `hello` or `openclaw` is hidden where its name stands before it, but not searched for everywhere: the word would
 * vanish from every log line, and with it the cause.
 */
function isDistinctive(value: string): boolean {
  if (value.length < formCharsMin || value.length > valueCharsMax || isReference(value)) {
    return false;
  }

  if (looksLikeWords(value)) {
    return value.length >= wordyCharsMin && !ownWords.test(value);
  }

  return value.length >= 8 || (/\d/.test(value) && /\D/.test(value));
}
