import type {Edit} from './edits.ts';
import {createFinder} from './finder.ts';
import {type NameKind, secretNameKind} from './names.ts';
import {isOpaque} from './opaque.ts';
import {createReader} from './reader.ts';
import {isReference} from './references.ts';
import {type Value, valuesAfter} from './values.ts';
import {looksLikeWords} from './words.ts';

/** How a text is written, where that decides where a value ends. */
export type Shape = 'text' | 'settings' | 'nul';

/** Every value that stands after the name of a secret: `X_TOKEN=…`, `"password": "…"`, `--token …`, `Cookie: …`. */
export function findNames(text: string, shape: Shape): Edit[] {
  const edits: Edit[] = [];
  const reader = createReader(text);
  let done = 0;
  finder.find(text, (at) => {
    if (at < done) {
      return done;
    }

    const {start, end} = nameAround(text, at, done);
    done = end;
    const name = text.slice(start, end);
    const kind = secretNameKind(name);
    if (kind) {
      for (const value of valuesAfter(reader, {start, end, name, kind}, shape)) {
        if (isSecretValue(value, kind)) {
          const {start: from, end: to, text: secret, sure: _, ...how} = value;
          edits.push({start: from, end: to, value: secret, label: name.replace(/^-+/, ''), ...how});
          done = Math.max(done, value.end);
        }
      }
    }

    return done;
  });
  return edits;
}

/** The lines in which something named like a secret stands, each with the line after it, where the value may be. */
export function linesNamingSecrets(text: string): readonly string[] {
  const lines: string[] = [];
  let done = 0;
  finder.find(text, (at) => {
    if (at < done) return done;
    const {start, end} = nameAround(text, at, done);
    if (secretNameKind(text.slice(start, end)) === null) return end;
    const from = Math.max(done, text.lastIndexOf('\n', start) + 1);
    const lineEnd = endOfLine(text, end);
    lines.push(text.slice(from, endOfLine(text, lineEnd + 1)));
    done = lineEnd;
    return done;
  });
  return lines;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A part of every name that `secretNameKind` can take for a secret's. */
const parts =
  'token passw passphrase passcode passkey pwd pass= pass" pass: _pass _pw .pw -pw psk _pat mnemonic secret credential creds bearer signature api_hash cookie authorization key _auth -auth dsn jwt access refresh'.split(
    ' ',
  );

const finder = createFinder(3, true, parts);

/** A name's length is bounded, so that a line that is one long word costs no more than others. */
const nameCharsMax = 100;

function nameAround(text: string, at: number, from: number): {start: number; end: number} {
  let start = at;
  while (start > from && at - start < nameCharsMax && nameCharacter.test(text.charAt(start - 1))) {
    start -= 1;
  }

  let end = at;
  while (end < text.length && end - at < nameCharsMax && nameCharacter.test(text.charAt(end))) {
    end += 1;
  }

  // In JSON the `n` of `\n` and the `u0026` of `\u0026` are not part of the name that follows.
  if (start > 0 && text.charAt(start - 1) === '\\') {
    start += /^u[\da-f]{4}/i.test(text.slice(start, start + 5)) ? 5 : /[bfnrt]/.test(text.charAt(start)) ? 1 : 0;
  }

  return {start, end};
}

const nameCharacter = /[A-Za-z0-9_.-]/;

function isSecretValue({text, sure}: Value, kind: NameKind): boolean {
  if (isReference(text)) {
    return false;
  }

  if (/^-?\d+(?:\.\d+)?$/.test(text)) {
    // A number after `token` counts tokens, unless it is as long as a password of digits.
    return kind === 'password' ? text.length >= 4 : sure && text.length >= 8;
  }

  if (kind === 'key') {
    return text.length >= 12 && /\d/.test(text);
  }

  if (kind === 'bare') {
    return sure && /^[\w.~+/=|-]{20,}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
  }

  if (kind === 'header') {
    return text.length >= 6 && (sure || /[=\d]/.test(text.slice(0, 100)));
  }

  if (sure) {
    return true;
  }

  // Code and prose go on so: `token: {`, `password=(`.
  if (/^[{}()[\]]/.test(text)) {
    return false;
  }

  if (kind === 'password') {
    return text.length >= 4 && !/^[a-z]{2,5}$/.test(text);
  }

  return text.length >= 8 && (text.length >= 24 || /\d/.test(text) || isOpaque(text, true)) && !looksLikeWords(text);
}
