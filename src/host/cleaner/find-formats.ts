import {findAddresses} from './addresses.ts';
import {findAssigned} from './assigned.ts';
import {findCards} from './cards.ts';
import type {Edit} from './edits.ts';
import {isWithinWord, withoutEscapes} from './escapes.ts';
import {createFinder} from './finder.ts';
import {type Format, formats} from './formats.ts';
import {findMixedRuns} from './mixed-runs.ts';
import {findNearby} from './nearby.ts';
import {findPhrases} from './phrases.ts';
import {findPrivateKeys} from './private-keys.ts';
import {isReference} from './references.ts';
import {findBySecretlint, secretlintStarts} from './secretlint.ts';
import {findSeedWords} from './seed-words.ts';
import {findSpokenSecrets} from './spoken-secrets.ts';
import {looksLikeWords} from './words.ts';

/** Every stretch whose shape alone says that it is a secret. */
export function findFormats(text: string): Edit[] {
  const opened = withoutEscapes(text);
  return [
    ...findPrivateKeys(text),
    ...findByStart(text),
    ...findAnywhere(text),
    ...findCards(opened),
    ...findMixedRuns(opened),
    ...findAddresses(text),
    ...findAssigned(text),
    ...findPhrases(text),
    ...findNearby(opened),
    ...findSeedWords(opened),
    ...findSpokenSecrets(text),
    ...findBySecretlint(opened),
  ];
}

function findByStart(text: string): Edit[] {
  const edits: Edit[] = [];
  let runEnd = 0;
  let attempts = 0;
  finder.find(text, (at, word) => {
    const format = byStart[word];
    if (!format || (!format.anywhere && isWithinWord(text, at))) {
      return undefined;
    }

    if (at >= runEnd) {
      run.lastIndex = at;
      run.test(text);
      runEnd = Math.max(at + 1, run.lastIndex);
      attempts = 0;
    }

    attempts += 1;
    if (attempts > attemptsMax) {
      edits.push({start: at, end: runEnd, value: text.slice(at, runEnd), label: 'not-told-apart'});
      return runEnd;
    }

    format.pattern.lastIndex = at;
    const edit = editOf(format, format.pattern.exec(text));
    if (!edit) {
      return undefined;
    }

    edits.push(edit);
    return edit.end;
  });
  return edits;
}

/**
 * One word without a gap in which so many tokens seem to begin and none does: each attempt may read on to the word's end, so a
 * megabyte of `eyJ-eyJ-` would take minutes. The rest of such a word is hidden instead.
 */
const attemptsMax = 64;

const run = /[\w.+/=%~:-]*/y;

function findAnywhere(text: string): Edit[] {
  return formats.flatMap((format) =>
    format.start === null ? [...text.matchAll(format.pattern)].flatMap((match) => editOf(format, match) ?? []) : [],
  );
}

/** Where in a word a token begins that was cut before it could be told, by the way in which tokens of its kind begin; -1 for none. */
export function formatBegins(word: string): number {
  const telegram = /\d{8,10}:[A-Za-z0-9_-]{1,34}$/.exec(word);
  return [...ownStarts, ...secretlintStarts].reduce(
    (found, start) => {
      const at = word.lastIndexOf(start);
      return at !== -1 && at + start.length < word.length && !isWithinWord(word, at) ? at : found;
    },
    telegram ? telegram.index : -1,
  );
}

// Letters of both cases are found, because the finder folds them; each pattern knows its own case.
const starts = formats.flatMap((format) => (format.start ?? []).map((start) => ({start, format})));
const finder = createFinder(
  3,
  true,
  starts.map(({start}) => start.toLowerCase()),
);
/** `pat` and the like begin too many words of people. */
const ownStarts = starts.flatMap(({start, format}) => (format.anywhere || /^[a-z]+$/.test(start) ? [] : start));
const byStart = starts.map(({format}) => format);

function editOf(format: Format, match: RegExpExecArray | null): Edit | null {
  if (!match) {
    return null;
  }

  const value = match[1] ?? match[0];
  // `xapp-sn-watcher` is a package, and `fw_` begins names of firewalls.
  if (isReference(value) || (format.check ? !format.check(value) : match[1] === undefined && looksLikeWords(value))) {
    return null;
  }

  const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(value));
  return {start, end: start + value.length, value, label: format.label};
}
