import {createTwoFilesPatch} from 'diff';

/** What a change of a text comes to, as `diff -u` prints it; empty where nothing differs. */
export function difference(path: string, before: string, after: string): string {
  if (before === after) return '';
  const whole = createTwoFilesPatch(path, path, before, after, 'now', 'then', {context: 3});
  // The line of signs above the names belongs to another format.
  return whole.slice(whole.indexOf('--- '));
}
