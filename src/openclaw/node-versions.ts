/** Whether a Node version such as `v24.21.0` fits a package's `engines.node`, e.g. `>=24.16.0 <25 || >=26.1.0`. Null = cannot be told. */
export function nodeFits(version: string, wanted: string): boolean | null {
  const have = numbers(version.replace(/^v/, ''));
  if (!have) return null;
  let unclear = false;
  for (const alternative of wanted.split('||')) {
    const parts = alternative
      .trim()
      .split(/\s+/)
      .filter((part) => part !== '' && part !== '*');
    const answers = parts.map((part) => fits(have, part));
    if (answers.includes(null)) unclear = true;
    else if (answers.every(Boolean)) return true;
  }
  return unclear ? null : false;
}

type Triple = readonly [number, number, number];

function fits(have: Triple, part: string): boolean | null {
  const [, sign = '', text = ''] = /^(>=|<=|>|<|=|\^|~)?v?(.*)$/.exec(part) ?? [];
  const bound = numbers(text);
  if (!bound) return null;
  const order = have[0] - bound[0] || have[1] - bound[1] || have[2] - bound[2];
  switch (sign) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '^':
      return order >= 0 && have[0] === bound[0];
    case '~':
      return order >= 0 && have[0] === bound[0] && have[1] === bound[1];
    // A bare `24` or `24.x` means any 24.
    default:
      return text.split('.').every((word, at) => /^[x*]$/i.test(word) || Number(word) === have[at]);
  }
}

function numbers(text: string): Triple | null {
  const found = /^(\d{1,4})(?:\.(\d{1,4}|[x*]))?(?:\.(\d{1,4}|[x*]))?(?:[-+].*)?$/i.exec(text);
  if (!found) return null;
  const number = (word: string | undefined): number => (word === undefined || /[x*]/i.test(word) ? 0 : Number(word));
  return [number(found[1]), number(found[2]), number(found[3])];
}
