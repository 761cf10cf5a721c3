import {isHarmlessVariable} from '../../openclaw/harmless-variables.ts';
import type {Edit} from './edits.ts';
import {isOpaque} from './opaque.ts';
import {isReference} from './references.ts';

/** What is assigned to a variable, where its value looks as chance makes it and its name is not known to be harmless: `COHERE=…`. */
export function findAssigned(text: string): Edit[] {
  return [...text.matchAll(assignment)].flatMap(({index, 0: whole, 1: name = '', 2: value = ''}): Edit[] => {
    if (identifies.test(name) || isHarmlessVariable(name) || isReference(value) || !isOpaque(value, false)) return [];
    const start = index + whole.length - value.length;
    return [{start, end: start + value.length, value, label: name}];
  });
}

/** Shorter values are versions and names more often than not. */
const assignment = /(?<![\w.&?-])([A-Z][A-Z0-9]{1,31}(?:_[A-Z0-9]{1,31}){0,8})=["']?([\w.~+/=-]{16,512})(?![\w.~+/=@:-])/g;

/** Journald and build systems name what they speak of so. */
const identifies =
  /(?:^|_)(?:ID|UUID|HASH|SHA\d*|DIGEST|COMMIT|REV|REVISION|VERSION|FINGERPRINT|CHECKSUM|CURSOR|PATH|URL|NAME|BUILD|ETAG|(?:PUBLIC|PUB|CACHE|SESSION|SORT|HOST|PRIMARY)_KEYS?)$/;
