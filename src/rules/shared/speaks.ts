import type {Code} from '../../model/index.ts';
import {signatures} from '../../openclaw/signatures.ts';

/** One expression out of all the signatures that speak for a code. */
export function speaksFor(code: Code): RegExp {
  const known = made.get(code);
  if (known !== undefined) return known;
  const patterns = signatures.filter((one) => one.supports === code).map((one) => `(?:${one.pattern})`);
  // Nothing follows the end of a line: without a signature nothing speaks for the code.
  const expression = new RegExp(patterns.length === 0 ? '$.' : patterns.join('|'), 'i');
  made.set(code, expression);
  return expression;
}

const made = new Map<Code, RegExp>();
