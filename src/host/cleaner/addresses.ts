import type {Edit} from './edits.ts';
import {hintsAtSecret} from './hints.ts';
import {secretNameKind} from './names.ts';
import {isOpaque} from './opaque.ts';
import {isReference} from './references.ts';
import {looksLikeWords} from './words.ts';

/**
 * What in an address lets somebody in: the login, the values of a query and of a fragment, the parts of a path that are no words. The
 * host stays, and so do numbers, files, and identifiers behind a word that says what they identify.
 */
export function findAddresses(text: string): Edit[] {
  const edits: Edit[] = [];
  let done = 0;
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', done)) {
    const start = at + 3;
    rest.lastIndex = start;
    const address = (rest.exec(text)?.[0] ?? '').replace(/[.,;:!?)\]}]+$/, '');
    done = start + address.length;
    const scheme = schemeBefore.exec(text.slice(Math.max(0, at - schemeCharsMax), at))?.[0] ?? '';
    for (const {from, value, label} of partsOf(address, scheme)) {
      if (value !== '' && !isReference(value)) edits.push({start: start + from, end: start + from + value.length, value, label});
    }
  }

  return edits;
}

/** A backslash ends a string's content, and a mark is what has been replaced before. */
const rest = /[^\s"'`<>\\‹|]{1,4096}/y;
const schemeBefore = /[a-z][a-z\d+.-]*$/i;
const schemeCharsMax = 24;

interface Part {
  readonly from: number;
  readonly value: string;
  readonly label: string;
}

function partsOf(address: string, scheme: string): readonly Part[] {
  const [, login = '', host = '', path = '', query = '', fragment = ''] = whole.exec(address) ?? [];
  const slashy = login === '' ? slashed.exec(address)?.[1] : undefined;
  if (slashy !== undefined) return partsOfLogin(slashy);
  const queryFrom = address.length - fragment.length - query.length;
  return [
    ...partsOfLogin(login.slice(0, -1)),
    ...partsOfPath(path, login.length + host.length, `${scheme} ${host}`),
    ...partsOfQuery(query, queryFrom),
    ...(fragment.includes('=') ? partsOfQuery(fragment, queryFrom + query.length) : partOfFragment(fragment, queryFrom + query.length)),
  ];
}

const whole = /^([^/?#]*@)?([^/?#@]*)([^?#]*)(\?[^#]*)?(#.*)?$/s;

/** A password may hold a slash or a number sign, which an address should not have there; a port has digits only. */
const slashed = /^([^/?#@:]{0,64}:(?!\d{1,5}(?:[/?#]|$))[^\s]{1,128}?)@[\w.-]+(?::\d+)?(?:[,/?#]|$)/;

function partsOfLogin(login: string): readonly Part[] {
  const colon = login.indexOf(':');
  const [user, password] = colon < 0 ? [login, ''] : [login.slice(0, colon), login.slice(colon + 1)];
  // A token in the user's place, with nothing or a word behind it.
  const userIs = user.length >= tokenCharsMin && isOpaque(user, true) ? [{from: 0, value: user, label: 'url-login'}] : [];
  const passwordIs = password === 'x-oauth-basic' ? [] : [{from: colon + 1, value: password, label: 'url-password'}];
  return [...userIs, ...passwordIs];
}

function partsOfPath(path: string, from: number, where: string): readonly Part[] {
  const parts: Part[] = [];
  let at = from;
  let before = where;
  for (const part of path.split('/')) {
    const opens = /(?:hook|bot|key|token|secret|reset|verify|invite|private|push|heartbeat|ping|share|join)/i.test(before);
    const named = !opens && identified.has(before.toLowerCase());
    const value = part.replace(/^private-/, '').replace(/\.send$/, '');
    if (
      !named &&
      value.length >= (opens ? 8 : tokenCharsMin) &&
      isOpaque(decoded(value), opens) &&
      !/^v?\d+$/.test(value) &&
      (opens || !smallLetters.test(value))
    ) {
      parts.push({from: at + part.indexOf(value), value, label: 'url-path'});
    }
    at += part.length + 1;
    // Numbers do not change what is spoken of: `/webhooks/123/…`.
    if (part !== '' && !/^[\d-]+$/.test(part) && parts.at(-1)?.from !== at - part.length - 1) before = part;
  }

  return parts;
}

/** A name, however hard it is to say. */
const smallLetters = /^[a-z_.-]+$/;

/** Below this, chance in a path names a page. */
const tokenCharsMin = 16;

/** What stands behind such a word is the name of one of them, and many logs repeat it. */
const identified = new Set(
  (
    'commit commits tree blob blobs raw compare manifests layers order orders request requests run runs job jobs session sessions message ' +
    'messages channels archives d dashboard dashboards issues pull item items user users media attachments avatar avatars emojis icons image ' +
    'images img assets static dist chunks containers trace traces span spans event events conversation conversations thread threads chats ' +
    'tasks builds deployments artifacts documents document spreadsheets presentation pages projects workflows actions objects records'
  ).split(' '),
);

function partsOfQuery(query: string, from: number): readonly Part[] {
  const parts: Part[] = [];
  let at = from;
  for (const pair of query.split(/[?#&;]/)) {
    const equals = pair.indexOf('=');
    if (equals > 0) {
      const name = pair.slice(0, equals);
      const value = pair.slice(equals + 1).replace(/^%22|%22$/g, '');
      if (isQuerySecret(name, value)) parts.push({from: at + pair.indexOf(value, equals + 1), value, label: name});
    }
    at += pair.length + 1;
  }

  return parts;
}

function isQuerySecret(name: string, value: string): boolean {
  if (plainNames.test(name) || looksLikeWords(value)) return false;
  if (secretNameKind(name) !== null || hintsAtSecret(name) || openingNames.test(name)) return value.length >= 6 || /^\D.*\d/.test(value);
  return value.length >= tokenCharsMin && isOpaque(decoded(value), false);
}

const openingNames =
  /^(?:appid|.*pwd|.*pass?|.*sig|k|t|sid|.*session|jwt|.*hmac|hm|rlkey|.*ticket|.*signature|state|data|otp|pin|invite)$/i;

/** Names of what is asked for, not of who asks. */
const plainNames =
  /^(?:q|v|id|ids|.*[_-]id|.*Id|page|limit|offset|cursor|from|to|since|until|sort|order|ref|rev|sha|commit|hash|digest|etag|version|lang|format|size|utm_.*|orgId|model|trace|traceparent)$/;

function partOfFragment(fragment: string, from: number): readonly Part[] {
  const value = fragment.slice(1);
  return value.length >= 12 && isOpaque(decoded(value), true) && !/^L\d+(?:-L\d+)?$/.test(value)
    ? [{from: from + 1, value, label: 'url-fragment'}]
    : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
