import {homedir} from 'node:os';
import {
  type Chosen,
  eachOnce,
  type FleetHost,
  fittingNothing,
  hostsInList,
  hostsOfTailscale,
  isPattern,
  matching,
  namedHost,
} from '../../fleet/index.ts';
import {askProgram} from './ask-program.ts';
import type {FleetOptions} from './fleet-options.ts';
import {inventory, lastOf} from './inventory.ts';
import {sshConfigHosts} from './ssh-config-hosts.ts';

export type Hosts = Chosen | {readonly problem: string};

type Wanted = Pick<FleetOptions, 'words' | 'inventories' | 'tailscale'> & Partial<Pick<FleetOptions, 'from'>>;

/** The hosts that are meant, from whatever the responder already keeps them in. Nothing of it is written. */
export async function hostsOf(options: Wanted): Promise<Hosts> {
  const {words, inventories, tailscale, from = null} = options;
  const patterns = words.filter((word) => word !== '-' && !word.startsWith('@'));
  const listed = await all([
    ...(words.includes('-') ? [hostsOnStdin()] : []),
    ...words.filter((word) => word.startsWith('@')).map(nodeset),
  ]);
  if ('problem' in listed) return listed;
  const isKept = inventories.length > 0 || tailscale || from !== null;
  const kept = await all([...inventories.map(inventory), ...(tailscale ? [tailnet()] : []), ...(from === null ? [] : [recorded(from)])]);
  if ('problem' in kept) return kept;
  const meant = isKept ? fromKept(kept, patterns, listed.hosts.length > 0) : fromSshConfig(patterns, listed.hosts.length > 0);
  if ('problem' in meant) return meant;
  const once = eachOnce([...listed.hosts, ...meant.hosts]);
  return {hosts: once.hosts, notes: [...listed.notes, ...meant.notes, ...once.notes]};
}

async function all(reads: readonly Promise<Hosts>[]): Promise<Hosts> {
  const read = await Promise.all(reads);
  const problem = read.find((one) => 'problem' in one);
  const good = read.filter((one) => 'hosts' in one);
  return problem ?? {hosts: good.flatMap(({hosts}) => hosts), notes: good.flatMap(({notes}) => notes)};
}

async function recorded(folder: string): Promise<Hosts> {
  return (await import('./recordings.ts')).recordedHosts(folder);
}

/** Of an inventory the hosts and groups that were named; all of it where none was. */
function fromKept({hosts, notes}: Chosen, patterns: readonly string[], hasOthers: boolean): Hosts {
  if (patterns.length === 0 && hasOthers) return {hosts: [], notes};
  const [strange] = fittingNothing(hosts, patterns);
  if (strange !== undefined) return {problem: `no host and no group of what was given is called "${strange}"`};
  return {hosts: matching(hosts, patterns), notes};
}

/** A word without a star is a host as ssh takes it, whether or not a `Host` line names it. */
function fromSshConfig(patterns: readonly string[], hasOthers: boolean): Hosts {
  if (patterns.length === 0 && hasOthers) return {hosts: [], notes: []};
  const known = sshConfigHosts(homedir()).map((name) => namedHost(name));
  if (patterns.length === 0)
    return known.length === 0
      ? {problem: 'no host is known: ~/.ssh/config names none; name some, or give an inventory with -i'}
      : {hosts: known, notes: []};
  const [strange] = fittingNothing(known, patterns.filter(isPattern));
  if (strange !== undefined) return {problem: `no Host line of ~/.ssh/config fits "${strange}"`};
  return {
    hosts: patterns.flatMap((word): readonly FleetHost[] => (isPattern(word) ? matching(known, [word]) : [namedHost(word)])),
    notes: [],
  };
}

const stdinBytesMax = 4 * 1024 * 1024;

async function hostsOnStdin(): Promise<Hosts> {
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > stdinBytesMax) return {problem: 'standard input holds more than a list of hosts'};
  }
  const hosts = hostsInList(text);
  if ('problem' in hosts) return {problem: `standard input is no list of hosts: ${hosts.problem}`};
  return hosts.length === 0 ? {problem: 'standard input names no host'} : {hosts, notes: []};
}

/** A group of ClusterShell, or any set of nodes that it can count. */
async function nodeset(word: string): Promise<Hosts> {
  const told = await askProgram('nodeset', ['-e', word]);
  if (told.is === 'missing')
    return {problem: `${word} is a group of ClusterShell, whose nodeset is not here: install clustershell, or name the hosts`};
  if (told.is === 'failed') return {problem: `nodeset -e ${word} ${told.how}${lastOf(told.stderr)}`};
  const names = told.stdout.split(/\s+/).filter((name) => name !== '');
  return names.length === 0
    ? {problem: `the group ${word} holds no host`}
    : {hosts: names.map((name) => namedHost(name, [word])), notes: []};
}

async function tailnet(): Promise<Hosts> {
  const told = await askProgram('tailscale', ['status', '--json']);
  if (told.is === 'missing') return {problem: 'tailscale is not here: name the hosts, or give an inventory with -i'};
  if (told.is === 'failed') return {problem: `tailscale status --json ${told.how}${lastOf(told.stderr)}`};
  const peers = hostsOfTailscale(told.stdout);
  if ('problem' in peers) return peers;
  const away = peers.away === 0 ? [] : [`${peers.away} machines of the tailnet are offline and left out`];
  return peers.hosts.length === 0 ? {problem: 'no other machine of the tailnet is online'} : {hosts: peers.hosts, notes: away};
}
