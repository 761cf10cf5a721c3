import {patterns} from './patterns.ts';

/** A piece of text that says who somebody is. */
export interface Personal {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Phone numbers, addresses, ids of chats and of people, where a text shows that they are some; the first pattern that finds one has it. */
export function findPersonal(text: string): readonly Personal[] {
  if (!worthLooking.test(text)) return [];
  const found: Personal[] = [];
  const taken = new Uint8Array(text.length);
  for (const {kind, within, pattern, unless} of patterns) {
    for (const {start, end} of placesIn(text, within)) {
      for (const match of text.slice(start, end).matchAll(pattern)) {
        const [at, to] = match.indices?.groups?.['id'] ?? match.indices![0]!;
        const one = {start: start + at, end: start + to, kind};
        if (unless?.test(text.slice(one.start, one.end)) === true || taken.subarray(one.start, one.end).includes(1)) continue;
        taken.fill(1, one.start, one.end);
        found.push(one);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What every one of them has in it; most texts of a session have nothing of this. */
const worthLooking = /@|%40|\d{5}|\+\d|\d[ ().-]\d|allow|slack|[\da-f]{4}-[\da-f]{4}-/i;

function placesIn(text: string, within: RegExp | undefined): readonly {readonly start: number; readonly end: number}[] {
  if (within === undefined) return [{start: 0, end: text.length}];
  return [...text.matchAll(within)].map(({index, 0: place}) => ({start: index, end: index + place.length}));
}
