import {looksLikeWords} from './words.ts';

/**
 * Whether a word is what chance makes of letters and digits: many changes between capitals, small letters and digits, and enough of each; or
 * a name of a service with hexadecimal digits behind it. `before` is what stands before the word.
 */
export function isChanceToken(word: string, before: string): boolean {
  return (
    (isMixedBehindName(word) || isPrefixedHex.test(word) || isPrefixedSmall.test(word) || isPrefixedLarge.test(word)) &&
    !looksLikeWords(word) &&
    !identifies.test(before) &&
    !camelId.test(before) &&
    !publicIds.test(word)
  );
}

/** The same in the letters of base64, of which two are signs that paths have, too. What everybody may have begins in its own way. */
export function isChanceBase64(text: string, before: string): boolean {
  return (
    /[+/]/.test(text) &&
    isMixture(text.replace(/[+/=]/g, '')) &&
    !/^(?:AAAA[A-Z]|MII|iVBOR|\/9j\/|R0lGOD|UEsDB|JVBER|H4sI)/.test(text) &&
    !/(?:public|certificate|cert|x5c|pem|png|jpe?g|base64|etag|accept|digest|hash|sum|integrity|sha\d*)["'\]\\:=, -]{0,6}$/i.test(before) &&
    !identifies.test(before) &&
    !camelId.test(before)
  );
}

function isMixedBehindName(word: string): boolean {
  return (
    isMixture(word.replace(leadingWords, '')) ||
    isMixture(word.replace(/^(?:[A-Za-z][A-Za-z0-9]{0,11}[_-]){1,4}/, '').replace(leadingWords, ''))
  );
}

/** `session-accessor-active-events-Cnt9hBim`: what people have joined, with a little of a machine's at its end. */
const leadingWords = /^(?:(?:[a-z]{2,24}|(?:[A-Z][a-z]{2,24}){1,4}|[A-Z][a-z]|[A-Z]{1,8}(?:\d{2,4})?|\d{1,4})[._-])+/;

/** What stands behind such a name is a name itself, which logs repeat so that it can be searched for. */
const identifies =
  /(?:\b(?:id|ids|uuid|hash|hashes|digest|sha\d*|etag|integrity|checksum|fingerprint|thumbprint|event|file|message|commit|blob|ref|rev|trace|span|request|req|run|session|conn|connection|pubkey|public key|update|part|object|image|avatar|media|build|version)|_id|wamid\.)["'\]\\]{0,4}\s?[:=]?\s?["'\\]{0,4}$|[$!@#~]$/i;

const camelId = /[a-z](?:Ids?|Hash)["'\]\\]{0,4}\s?[:=]?\s?["'\\]{0,4}$/;

/** Of these the makers themselves say that they are no secrets: requests, messages, files, calls of tools. */
const publicIds =
  /^(?:req|msg|toolu|call|run|resp|rs|fc|item|conn|asst|thread|batch|evt|chatcmpl|gen|file|wamid|session|sess|step|cmpl|embd|ws|snap|img|vs|cus|sub|price|prod|acct|pk|pub|phc|sha\d+|container|layer|image|blob|chunk|cache|etag|hash|commit|build|trace|span|request|msgid|task|node|device|peer|npm|docker|bundle)[_.-]|^(?:AgAC|BQAC|CAAC|AwAC|BAAC|DQAC|AAMC|Qm[1-9A-Z])/i;

/** `napi_…`: small letters and digits only, but longer than a name. */
const isPrefixedSmall = /^[a-z]{2,8}_(?=(?:[a-z]*\d){6})[a-z\d]{40,128}$/;

/** `rpa_…`: capitals and digits behind such a name. */
const isPrefixedLarge = /^[a-z]{2,8}_(?=(?:[A-Z]*\d){5})[A-Z\d]{32,128}$/;

const isPrefixedHex = /^[a-z][a-z\d]{0,9}(?:[_-](?:pt|sk|key|live|prod))?_[\da-f]{32,128}(?:_[\da-f]{8,64})?$/;

const tailCharsMin = 24;

function isMixture(text: string): boolean {
  return (
    text.length >= tailCharsMin &&
    runs(text) * runCharsMax > text.length &&
    /\d.*\d/.test(text) &&
    /(?:[A-Z].*){4}/.test(text) &&
    /(?:[a-z].*){4}/.test(text)
  );
}

/** Pieces of one kind, a capital with the small letters behind it being one; chance makes them short, names in camel case do not. */
function runs(text: string): number {
  return text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[_-]+/g)?.length ?? 0;
}

const runCharsMax = 2.6;
