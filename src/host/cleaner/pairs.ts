import type {Edit} from './edits.ts';
import {secretNameKind} from './names.ts';
import {isReference} from './references.ts';

/** `{"name": "DB_PASSWORD", "value": …}`, in either order and within a string of JSON, as lists of variables and headers have it. */
export function findPairs(text: string): Edit[] {
  if (!mayHold.test(text)) return [];
  return [nameFirst, valueFirst].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Edit[] => {
      const {name = '', value = ''} = match.groups ?? {};
      if (value === '' || secretNameKind(name) === null || isReference(value)) return [];
      const start = match.index + (pattern === nameFirst ? match[0].lastIndexOf(value) : match[0].indexOf(value, match[0].indexOf(':')));
      return [{start, end: start + value.length, value, label: name, exact: true}];
    }),
  );
}

const mayHold = /"value(?:"|\\)/i;
const quote = '\\\\{0,7}"';
const gap = '\\s{0,40}';
const nameIs = `${quote}(?:name|key)${quote}${gap}:${gap}${quote}(?<name>[\\w.:/-]{1,100})${quote}`;
const valueIs = `${quote}value${quote}${gap}:${gap}${quote}(?<value>[^"\\\\\\n]{1,4000})${quote}`;
const nameFirst = new RegExp(`${nameIs}${gap},${gap}${valueIs}`, 'gi');
const valueFirst = new RegExp(`${valueIs}${gap},${gap}${nameIs}`, 'gi');
