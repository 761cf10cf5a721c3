import type {Edit} from './edits.ts';
import {isWithinWord} from './escapes.ts';
import {createFinder} from './finder.ts';
import {isOpaque} from './opaque.ts';
import {isReference} from './references.ts';
import {type Hint, hintWords} from './secret-words.ts';
import {looksLikeWords} from './words.ts';

/**
 * What stands near a word for a secret: behind it, with a few words of a sentence between (`the password for the nas is …`), or before it
 * (`… is your login code`). The farther away, the more it must look as chance or a person makes secrets.
 */
export function findNearby(text: string): Edit[] {
  // A text of one byte a character holds none of the others, which V8 sees without reading it.
  return [...findNear(text, latin), ...(/[\u0370-\uffff]/.test(text) ? findNear(text, others) : [])];
}

interface Found {
  readonly start: number;
  readonly value: string;
}

function findNear(text: string, {finder, hints}: Words): Edit[] {
  const edits: Edit[] = [];
  finder.find(text, (at, index) => {
    const {word, hint} = hints[index] ?? {word: '', hint: 'token'};
    if (
      /^[a-z]/.test(word) &&
      ((isWithinWord(text, at) && !/^[a-z][A-Z][a-z]{3}/.test(text.slice(at - 1, at + 4))) ||
        /[_+/.]/.test(text.charAt(at - 1)) ||
        goesOn(text, at + word.length))
    )
      return undefined;
    if (isInMark(text, at)) return undefined;
    const lineAt = at - lineBefore(text, at).length;
    const before = text.slice(lineAt, at);
    const end = at + word.trimEnd().length;
    const found = isNotMeant(before, hint) ? null : (behind(text, end, hint, before + word) ?? ahead(lineAt, before, hint));
    if (found === null) return undefined;
    edits.push({
      start: found.start,
      end: found.start + found.value.length,
      value: found.value,
      label: labels[hint],
      guessed: 'by its place',
    });
    return Math.max(at + 1, found.start + found.value.length);
  });
  return edits;
}

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - beforeChars), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** What has been replaced already is called by such words. */
function isInMark(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - beforeChars), at);
  return before.lastIndexOf('‹') > before.lastIndexOf('›');
}

/** `secrets/`, `token-ring`, `password_file`: the word is a part of another one. */
function goesOn(text: string, end: number): boolean {
  return (
    /[a-z\d]/i.test(text.charAt(end - 1)) && /[\w/-]/.test(text.charAt(end)) && !/^(?:s|en|et)\b(?![/.-])/.test(text.slice(end, end + 3))
  );
}

const labels: Readonly<Record<Hint, string>> = {password: 'password', token: 'token', code: 'one-time-code', pin: 'pin'};

const beforeChars = 64;

/** `session key`, `exit code`: the word before says that something else is meant. */
function isNotMeant(before: string, hint: Hint): boolean {
  return hint === 'token'
    ? /(?:session|public|cache|sort|primary|partition|idempotency|foreign|routing|object|map|group|host|lookup|hot|arrow|pub|registry|random|no|invalid)[ _-]?$/i.test(
        before,
      )
    : hint === 'code' &&
        /(?:error|exit|status|return|response|close|http|country|post(?:al)?|zip|area|reason|source|language|colou?r|qr|bar) $/i.test(
          before,
        );
}

/** The next words behind the hint, as far as the sentence goes. */
function behind(text: string, from: number, hint: Hint, before: string): Found | null {
  let joined = false;
  next.lastIndex = from;
  for (let distance = 0; distance <= wordsBetweenMax; distance += 1) {
    const match = next.exec(text);
    if (match === null) return null;
    const {gap = '', word = ''} = match.groups ?? {};
    if (distance > 0 && !/[\s"'`(:=：]/.test(gap)) return null;
    if (/[.!?;] |\n/.test(gap) && distance > 0) return null;
    if (gap.includes('{') && (word.endsWith(':') || /^[\\"'`]*\s*:/.test(text.slice(next.lastIndex, next.lastIndex + 16)))) return null;
    joined = /[:=：→]|->|=>/.test(gap) || (joined && /^[\s"'`«“(*[/]*$/.test(gap));
    if (gap.includes('\n') && !joined) return null;
    const said = word.replace(/[:：=]$/, '');
    const spoken = plain.test(said);
    if (!spoken || distance === 0) {
      const value = secretOf(word);
      if (value !== '' && fits(value, hint, {joined, distance, before}))
        return {start: next.lastIndex - word.length + word.indexOf(value), value};
    }
    if (!spoken || stops.test(said) || /[a-z](?:Ids?|ID|Hash)$/.test(said)) return null;
    joined =
      isVerb.test(said) || said !== word || (hint === 'password' && /^ ?\/ ?\S/.test(text.slice(next.lastIndex, next.lastIndex + 4)));
  }

  return null;
}

/** What joins words, and a word; brackets and quotes belong to what joins. */
const next =
  /(?<gap>[\s\\"'`«»“”„()[\]{}<>*|│:=：→,.!?;/-]{0,24}?(?:->|=>)?[\s"'`«»“”„([*|│:=：>]{0,8})(?<word>(?![/:=-]\s)[^\s"'`«»“”„<>()[\]{}|│,，。、‹›\\]{1,160})/y;

const plain = /^[\p{L}\p{M}'’.-]{1,16}$/u;
const isVerb = /^(?:is|was|be|are|to|ist|lautet|est|es|é|è|to|är|je|är|это|هي|va|now|as)$/i;

/** What these are about is no secret, and what follows them is not the value. */
const stops =
  /^(?:id|ids|hash|hashes|fingerprint|digest|count|counts|usage|limit|budget|uuid|request|trace|commit|version|file|path|line|length|size|chars|bytes|expired|expires|missing|conn|at|after|since|in|input|output|used|model)$/i;

const wordsBetweenMax = 5;

/** Without the sign that ends a sentence, and of a login only what stands behind the name. */
function secretOf(word: string): string {
  const value = (/^[^ -~]+([!-~]{4,})/.exec(word)?.[1] ?? word).replace(/[^ -~].*$/s, '').replace(/[.,:;!?]+$/, '');
  return /^[\w.@-]{1,40}[:/](?!\/)(.{6,})$/.exec(value)?.[1] ?? value;
}

interface Place {
  /** Nothing but a colon, a sign of equality or a verb stands between. */
  readonly joined: boolean;
  readonly distance: number;
  readonly before: string;
}

/** Whether `NAME=value` is a secret its own name says. */
const isSetting = /^[A-Z][A-Z\d_]{1,60}=/;

function fits(value: string, hint: Hint, {joined, distance, before}: Place): boolean {
  if (isReference(value) || value.includes('://') || /^[./~-]/.test(value) || isSetting.test(value)) return false;
  if (hint === 'code') return isCode(value) && (ownCode.test(before) || codeWords.test(before)) && (joined || distance < 2);
  if (looksLikeWords(value)) return false;
  if (hint === 'pin') return /^\d{4,8}$/.test(value) && (joined || distance < 1) && !/gpio|cpu|thread/i.test(before);
  if (harmless.test(value) || isListed.test(value) || (!joined && numbered.test(value))) return false;
  if (hint === 'password')
    return joined ? isChosen(value) : (isOpaque(value, true) && !/^\d+$/.test(value)) || (distance === 0 && hasSignWithin.test(value));
  return (
    value.length >= tokenCharsMin &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    (joined && distance < 2 ? !looksLikeWords(value) : true) &&
    isOpaque(value, true)
  );
}

const tokenCharsMin = 16;

/** A sign where no word has one, between letters of both cases. */
const hasSignWithin = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z\d]+[!#$%^&*][A-Za-z\d]{2,}$/;

/** Letters and digits, or signs that no sentence has within a word. */
function isChosen(value: string): boolean {
  if (value.length < 6 || /^\d+$/.test(value)) return /^\d{6,}$/.test(value);
  return (/\d/.test(value) || /[a-z][A-Z]|[!#$%^&*]/.test(value)) && !/^[\w-]+\.[a-z]{1,4}$/.test(value);
}

/** Times, versions, amounts, hosts with a port. */
const harmless = /^(?:\d[\d.,:/_-]*[a-z%]{0,3}|v?\d+(?:\.\d+)+\S{0,12}|\d{4}-\d\d-\d\dT\S+|[\w-]+(?:\.[\w-]+)+:\d{1,5})$/i;

/** `app2`, `db-12`: somebody's name. */
const numbered = /^[a-z]{1,12}-?\d{1,3}$/;

/** `anthropic:default`, `agent:main:main`, `name@host`. */
const isListed = /^[a-z]+(?:[:@.][a-z\d-]{1,24})+$/;

function isCode(value: string): boolean {
  return (
    /^(?:[A-Z]-)?\d{4,8}$|^\d{3,4}-\d{3,4}(?:-\d{4})?$|^[A-Z]{4}-[A-Z]{4}$/.test(value) ||
    (/^[A-Z\d]{6,10}$/.test(value) && /\d/.test(value)) ||
    /^[a-z\d]{4,5}-[a-z\d]{4,5}$/.test(value)
  );
}

const ownCode =
  /(?:passcode|password|otp.?|mfa token|2fa token|code de vérification|freigabecode|bestätigungscode|verificatiecode|türcode|tan.?|puk.?|cvv|código|codigo|codice|kodu|kod |код.?|код подтверждения|[^ -~]{3,})$/i;
const codeWords =
  /(?:2fa|mfa|access|authenticat\w*|auth|backup|confirmation|device|dein|door|alarm|google|ihr|login|log-?in|one.?time|pairing|recovery|reset|security|setup|sign.?in|signal|sms|telegram|unlock|user|verification|votre|whatsapp|your|\buse|\bthe)\W{0,3}code$/i;

/** `X is the password`, `use X as password`, `123456 is your code`. */
function ahead(lineAt: number, before: string, hint: Hint): Found | null {
  const match = leadingVerb.test(before) ? leading.exec(before) : null;
  const word = match?.[1] ?? '';
  const value = word.replace(/^["'`(]+|["'`)]+$/g, '');
  if (match === null || value === '' || isReference(value) || value.includes('://')) return null;
  const meant =
    hint === 'code'
      ? isCode(value) && /your|ihr|dein|votre|tu|seu|code|login|verif/i.test(match[0])
      : hint !== 'pin' && isChosen(value) && isOpaque(value, true);
  return meant ? {start: lineAt + match.index + match[0].indexOf(value), value} : null;
}

const leadingVerb = / (?:is|as|for|ist|est|es|war|was) [^.]{0,44}$/;
const leading = /([!-~]{4,64}) (?:is|as|for|ist|est|es|war|was) (?:[\p{L}-]{1,14} ){0,3}$/u;

interface Words {
  readonly finder: ReturnType<typeof createFinder>;
  readonly hints: readonly {readonly word: string; readonly hint: Hint}[];
}

function wordsOf(isOf: (word: string) => boolean): Words {
  const hints = hintWords.flatMap(({hint, words}) => words.filter(isOf).map((word) => ({word, hint})));
  const first = [...new Map(hints.map((one) => [one.word, one] as const).toReversed()).values()];
  return {
    hints: first,
    finder: createFinder(
      3,
      true,
      first.map(({word}) => word),
    ),
  };
}

const isOther = (word: string) => /[\u0370-\uffff]/.test(word);
const latin = wordsOf((word) => !isOther(word));
const others = wordsOf(isOther);
