import type {Edit} from './edits.ts';
import {createFinder, type Finder} from './finder.ts';
import {variantsOf} from './variants.ts';
import {isReference} from './references.ts';

export interface Known {
  learn(label: string, value: string): void;
  find(text: string): Edit[];
  /** The known value that OpenClaw shortened to these two ends, when there is exactly one. */
  shortened(first: string, last: string): {readonly label: string; readonly value: string} | null;
}

/** The values of secrets met on this host, each searched for in every form in which it may come back. */
export function createKnown(): Known {
  const labels = new Map<string, string>();
  const forms = new Map<string, string>();
  let finder: Finder | null = null;
  let words: string[] = [];
  return {
    learn(label, value) {
      if (labels.has(value) || labels.size >= knownMax || !isDistinctive(value)) {
        return;
      }

      labels.set(value, label);
      for (const form of variantsOf(value)) {
        if (form.length >= formCharsMin && !forms.has(form)) {
          forms.set(form, value);
        }
      }

      finder = null;
    },
    find(text) {
      if (!finder) {
        words = [...forms.keys()];
        finder = createFinder(words, false);
      }

      const edits: Edit[] = [];
      finder.find(text, (at, index) => {
        const form = words[index] ?? '';
        const value = forms.get(form) ?? form;
        edits.push({start: at, end: at + form.length, value, label: labels.get(value) ?? 'unnamed'});
        return at + form.length;
      });
      return edits;
    },
    shortened(first, last) {
      const fitting = [...labels].filter(([value]) => value.startsWith(first) && value.endsWith(last) && value.length > first.length + last.length);
      const [value, label] = fitting[0] ?? ['', ''];
      return fitting.length === 1 ? {label, value} : null;
    },
  };
}

/** Hosts hold dozens of secrets; a log full of tokens may hold thousands, which their formats find again anyhow. */
const knownMax = 2000;

/** Shorter pieces would be found in ordinary words. */
const formCharsMin = 6;

/**
 * A secret such as `hello` or `openclaw` is hidden where its name stands before it, but not searched for everywhere: the
 * word would vanish from every log line, and with it the cause.
 */
function isDistinctive(value: string): boolean {
  if (value.length < formCharsMin || value.length > valueCharsMax || isReference(value)) {
    return false;
  }

  if (/^\d+$/.test(value)) {
    return value.length >= 8;
  }

  const wordLike = /^[A-Z]?[a-z]*(?:[ ._-]?[a-z]+)*$/.test(value) || /^[A-Z]+(?:[ ._-][A-Z]+)*$/.test(value);
  return wordLike ? value.length >= 16 : value.length >= 8 || /\d/.test(value);
}

const valueCharsMax = 8192;
