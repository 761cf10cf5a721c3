import type {Owner, Verdict} from '../model/index.ts';
import {type Filling, ours} from './inline.ts';

const verdicts: Readonly<Record<Verdict, string>> = {
  clear: 'clear, nothing wrong was found',
  degraded: 'degraded, the gateway works in part',
  down: 'down, the gateway does not serve',
  unknown: 'unknown, too little could be seen to say',
};

const owners: Readonly<Record<Owner, string>> = {
  'systemd-user': 'systemd user manager',
  'systemd-system': 'systemd system manager',
  'launchd-agent': 'launchd agent',
  'launchd-daemon': 'launchd daemon',
  container: 'container',
  foreground: 'a person, in the foreground',
  nobody: 'nobody',
  'two-at-once': 'two at once',
  unknown: 'unknown, too little could be seen',
};

export function verdictWords(verdict: Verdict): Filling {
  return wordOr(verdicts, verdict);
}

export function ownerWords(owner: Owner): Filling {
  return wordOr(owners, owner);
}

/** A word of a closed set as it is; anything else, as an old journal may hold, counts as captured text. */
export function wordOf(known: readonly string[], word: string): Filling {
  return known.includes(word) ? ours(word) : word;
}

function wordOr(words: Readonly<Record<string, string>>, key: string): Filling {
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  return word === undefined ? key : ours(word);
}
