/** A text beside others that it is compared with: what they share around what differs. */
export interface Differing {
  readonly before: string;
  readonly own: string;
  readonly after: string;
}

/** What each of these texts has for itself, cut at the edges of words and of the parts of a path. */
export function difference(texts: readonly string[]): readonly Differing[] {
  const [first = '', ...rest] = texts;
  const shortest = Math.min(...texts.map((one) => one.length));
  let start = 0;
  while (start < shortest && rest.every((one) => one[start] === first[start])) start++;
  while (start > 0 && texts.some((one) => start < one.length && inWord(one, start))) start--;
  let end = 0;
  while (end < shortest - start && rest.every((one) => one.at(-1 - end) === first.at(-1 - end))) end++;
  while (end > 0 && texts.some((one) => end < one.length - start && inWord(one, one.length - end))) end--;
  return texts.map((one) => ({before: one.slice(0, start), own: one.slice(start, one.length - end), after: one.slice(one.length - end)}));
}

/** Whether a cut there would part what belongs together. */
function inWord(text: string, at: number): boolean {
  return part.test(text[at - 1] ?? '') && part.test(text[at] ?? '');
}

const part = /[\w.-]/;
