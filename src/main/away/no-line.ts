import type {NoLine} from '../../far/index.ts';
import {noSudoSentence} from './no-sudo.ts';
import {tidy} from './tidy.ts';

/** Why a host cannot be looked at, and what to do about it, in one sentence. */
export function noLineSentence(no: NoLine, kind: 'ssh' | 'via', named: string): string {
  const why = kind === 'ssh' && no.why === 'ended' ? sshSentence(no, named) : null;
  return why ?? sentence(no, kind, named);
}

/** OpenSSH's own words, of which the first that is known counts: a later one often only says that it gave up. */
const known: readonly (readonly [RegExp, (named: string, words: string) => string])[] = [
  [
    /Could not resolve hostname/i,
    (named, words) => `ssh knows no host ${named} (${words}): check the name, or the Host lines of ~/.ssh/config`,
  ],
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    (named) =>
      `the key of ${named} is not the one in your known_hosts: either the host was made anew or somebody stands in between; ask who runs it, then take the old key out with ssh-keygen -R`,
  ],
  [
    /Certificate invalid/i,
    (named, words) =>
      `the certificate of ${named}'s key is not valid (${words}): whoever runs that host has it signed anew; until then nobody can say that it is the host`,
  ],
  [
    /No space left on device/i,
    (named, words) => `${named} has no room left (${words}), so nothing can be carried there as a file: --engine ssh writes none`,
  ],
  [
    /Host key verification failed|host key is known/i,
    (named) => `ssh does not know the key of ${named} and may ask nobody: log in once with ssh ${named}, compare the key and accept it`,
  ],
  [
    /Permission denied|Too many authentication failures|no matching .*(?:key|method)/i,
    (named, words) =>
      `${named} refuses the login (${words}): log in once with ssh ${named}; the user, the key (ssh-add -l) or the agent is not the right one`,
  ],
  [
    /timed out|Timeout/i,
    (named, words) => `${named} does not answer (${words}): it is down, its network is, or something in between drops the packets`,
  ],
  [/Connection refused/i, (named, words) => `nothing takes ssh on ${named} (${words}): sshd is down there, or it listens on another port`],
  [/No route to host|Network is unreachable/i, (named, words) => `there is no way to ${named} (${words}): check the network and the VPN`],
  [
    /Connection (?:closed|reset)|kex_exchange_identification/i,
    (named, words) => `${named} hung up before the login (${words}): it may be overloaded or refuse this address`,
  ],
];

function sshSentence({complaint}: NoLine, named: string): string | null {
  const lines = complaint
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '');
  for (const line of lines) for (const [pattern, words] of known) if (pattern.test(line)) return words(named, line);
  return null;
}

function sentence(no: NoLine, kind: 'ssh' | 'via', named: string): string {
  const {why, detail, complaint} = no;
  const last = complaint
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .at(-1);
  const more = last === undefined ? '' : ` (${last})`;
  switch (why) {
    case 'cannot start':
      return kind === 'ssh'
        ? `there is no ssh to reach ${named} with (${tidy(detail)}): install the OpenSSH client`
        : `the command for --via does not start (${tidy(detail)}): check its first word`;
    case 'no node':
      return `there is no Node on ${named} that can run this (${detail === '' ? 'none was found' : tidy(detail)}); it needs 22 or newer, which OpenClaw brings: log in as the user of the gateway, or put one on its PATH`;
    case 'no sudo':
      return noSudoSentence(no, named);
    case 'late':
      return `nothing came from ${named} in a minute${more}: the host or the line is too slow, or its login waits for something`;
    case 'no shell':
      return `${named} started no shell for us${more}: the login runs a command of its own or is closed; one with a POSIX shell is needed`;
    case 'no answer':
      return `the Node on ${named} did not run our program (${tidy(detail)})`;
    case 'ended':
      return `the way to ${named} ended before anything was seen (${tidy(last ?? detail)})`;
  }
}
