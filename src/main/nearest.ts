/** The names that a slip of the hand makes of this one, the nearest first. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const near = names.map((name) => ({name, far: distance(typed.toLowerCase(), name)})).filter(({name, far}) => far <= slipsMax(name));
  return near
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({name}) => name);
}

/** `; did you mean check?`, or nothing. */
export function meantWords(typed: string, names: readonly string[]): string {
  const near = nearest(typed, names);
  return near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`;
}

const slipsMax = (name: string): number => Math.max(2, Math.floor(name.length / 4));

/** How many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (let index = 1; index <= b.length; index += 1)
      next.push(Math.min(row[index]! + 1, next[index - 1]! + 1, row[index - 1]! + (b[index - 1] === letter ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
