import type {FleetHost} from './fleet-host.ts';

export interface Chosen {
  readonly hosts: readonly FleetHost[];
  /** What a person is told about them, in sentences. */
  readonly notes: readonly string[];
}

/** The hosts whose name, or one of whose groups, one of these patterns fits; a `*` stands for anything. Without a pattern all of them. */
export function matching(hosts: readonly FleetHost[], patterns: readonly string[]): readonly FleetHost[] {
  const tests = patterns.map(patternTest);
  return tests.length === 0 ? hosts : hosts.filter(({name, groups}) => tests.some((test) => [name, ...groups].some(test)));
}

/** Those of the patterns that fit nothing. */
export function fittingNothing(hosts: readonly FleetHost[], patterns: readonly string[]): readonly string[] {
  return patterns.filter((pattern) => matching(hosts, [pattern]).length === 0);
}

/** Whether a text is what a pattern means, in which a `*` stands for anything and a `?` for one letter. */
export function fits(pattern: string, text: string): boolean {
  return patternTest(pattern)(text);
}

export function isPattern(word: string): boolean {
  return /[*?]/.test(word);
}

function patternTest(pattern: string): (text: string) => boolean {
  const source = [...pattern].map((char) => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[.+^${}()|[\]\\]/, '\\$&'))).join('');
  const expression = new RegExp(`^${source}$`, 's');
  return (text) => expression.test(text);
}

/** Who is reached the same way is looked at once, in every group of either. */
export function eachOnce(hosts: readonly FleetHost[]): Chosen {
  const kept = new Map<string, FleetHost>();
  const notes: string[] = [];
  for (const host of hosts) {
    const key = JSON.stringify([host.to, host.words, host.become, host.problem]);
    const before = kept.get(key);
    kept.set(key, before === undefined ? host : {...before, groups: [...new Set([...before.groups, ...host.groups])]});
    if (before !== undefined) notes.push(sameNote(before.name, host.name));
  }
  return {hosts: [...kept.values()], notes: [...new Set(notes)]};
}

function sameNote(first: string, second: string): string {
  return first === second
    ? `${first} was named more than once and is looked at once`
    : `${second} is reached as ${first} is, and is looked at once`;
}
