import {type ChildProcess, spawn} from 'node:child_process';

/** Whatever gives a process somewhere: it starts an argv there, with its standard input and output in our hands. */
export type Carrier = (argv: readonly string[]) => ChildProcess;

/**
 * A carrier that is a command to which the argv is appended: `setpriv …`, an engine's `exec -i NAME`, or nothing at all for a process of our
 * own. It gets no terminal and nothing of our environment but what is given.
 */
export function carriedBy(prefix: readonly string[], env: Readonly<Record<string, string>>): Carrier {
  return (argv) => {
    const [file = '', ...args] = [...prefix, ...argv];
    return spawn(file, args, {cwd: '/', env, stdio: ['pipe', 'pipe', 'pipe'], detached: true});
  };
}
