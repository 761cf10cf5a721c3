import {randomBytes} from 'node:crypto';
import {type Cleaner, createCleaner, type Shape} from '../../src/host/index.ts';

export function freshCleaner(): Cleaner {
  return createCleaner({key: randomBytes(32)}).tellNothing('a test');
}

/** The cleaned text with each mark written as `‹NAME›`, so that a case can say what it expects in one line. */
export function marked(text: string, shape: Shape = 'text', cleaner = freshCleaner()): string {
  return cleaner.clean(text, 'a test', shape).replace(/‹secret ([\w.[\]-]+) ~[0-9a-f]{6}›/g, '‹$1›');
}
