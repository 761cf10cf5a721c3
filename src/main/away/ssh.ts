import {sshWords} from '../../fleet/hosts/ssh-words.ts';

/** Why these words for ssh cannot be taken; null where they can. */
export function misusedSsh(words: string, host: string | undefined): string | null {
  if (host === undefined) return '--ssh goes with --host, or with a session that was looked at so';
  const split = sshWords([words]);
  return 'problem' in split ? `the words of --ssh ${split.problem}` : null;
}

/** Why this is no name of a host; null when it may be one. */
export function whyNoHost(name: string): string | null {
  if (name.startsWith('-')) return `--host takes a host as ssh does (box, user@box, a Host of ~/.ssh/config), not "${name}"`;
  return /^[^\s\p{Cc}]+$/u.test(name) ? null : '--host takes one word: a host as ssh does, box or user@box';
}

/**
 * The user's own OpenSSH with his configuration, agent, jumps and known hosts. There is one session on the connection, which carries
 * everything, so a server that allows no second one is enough, and there is no socket that could stay: ssh ends with its standard input,
 * whatever happens to us. A master of the user's own is used where there is one, and none is made. Of two settings ssh takes the first, so
 * that words which an inventory adds for a host change none of ours.
 */
export function sshArgv(host: string, line: string, attended: boolean, words: readonly string[] = []): readonly string[] {
  const settings = [
    'ControlMaster=no',
    // Of his configuration for this host, what is for a person who works there and would be in the way here.
    'ClearAllForwardings=yes',
    'ForwardAgent=no',
    'ForwardX11=no',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'RequestTTY=no',
    // What is looked at again and again says nearly the same, and a console looks for hours.
    'Compression=yes',
    'ConnectTimeout=20',
    'ServerAliveInterval=5',
    'ServerAliveCountMax=3',
    ...(attended ? [] : ['BatchMode=yes']),
  ];
  return ['ssh', ...settings.flatMap((setting) => ['-o', setting]), ...words, '--', host, `exec sh -c '${line}'`];
}
