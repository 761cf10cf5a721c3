import type {HttpValue, InstallValue, Readings} from '../model/index.ts';
import {compareVersions} from './versions.ts';

/** What an OpenClaw command does beyond answering, as measured on 2026.4.14 and 2026.9.6. */
export interface KnownCommand {
  /** The words after `openclaw`, longest match wins. */
  readonly words: readonly string[];
  /** `reads` looks only; the others change something, prompt, never end or start an agent. */
  readonly effect: 'reads' | 'writes' | 'prompts' | 'never-ends' | 'starts-agent';
  /** Speaks to the gateway over its port: hangs for ever on a foreign HTTP server or a protocol mismatch. */
  readonly gateway: boolean;
  readonly says: string;
  /** What it takes on a gateway that is well; most of it is the start of the program. */
  readonly cpuSeconds: number;
  /** Of a command that reads: the options with which it still does, as its help has them; `=` behind one that takes a value. */
  readonly options: string;
  /** Whether further words may follow, such as the key that `config get` prints. */
  readonly operand: boolean;
  /** The release that has it, where earlier ones have not: there only what is left of the words is known, and `gateway` alone runs one. */
  readonly from: string | null;
}

/** What the releases until then did not have. */
const modern = '2026.8.1';

const table: readonly KnownCommand[] = [
  known('--version', 'reads', false, 'prints the version', {options: '--version'}),
  known('agent', 'starts-agent', true, 'runs a model turn in a session'),
  known('browser status', 'reads', true, 'asks the browser plugin', {options: '--json --timeout='}),
  known('channels list', 'reads', false, 'local inventory', {options: '--json --all'}),
  known('channels status', 'reads', true, 'asks the gateway; with --probe it calls the channels with their real tokens', {
    options: '--probe --json --timeout= --channel=',
    cpuSeconds: 2,
  }),
  known('config get', 'reads', false, 'prints configuration, secrets included', {options: '--json', operand: true}),
  known('config set', 'writes', false, 'edits openclaw.json'),
  known('config validate', 'reads', false, 'checks openclaw.json', {options: '--json'}),
  known('cron list', 'reads', true, 'lists jobs', {options: '--json --all'}),
  known('doctor', 'writes', false, 'prompts, copies legacy configuration and migrates state even without --fix'),
  known('doctor --json', 'reads', false, 'lint report', {
    from: modern,
    options: '--lint --json --all --only= --skip= --severity-min=',
    cpuSeconds: 8,
  }),
  known('doctor --lint', 'reads', false, 'lint report', {
    from: modern,
    options: '--lint --json --all --only= --skip= --severity-min=',
    cpuSeconds: 8,
  }),
  known('gateway auth-token', 'prompts', false, 'prints a credential', {from: modern}),
  known('gateway call channels.status', 'reads', true, 'one read over RPC', {options: '--json --timeout='}),
  known('gateway call health', 'reads', true, 'one read over RPC', {options: '--json --timeout='}),
  known('gateway call status', 'reads', true, 'one read over RPC', {options: '--json --timeout='}),
  known('gateway call', 'writes', true, 'any RPC, also writing ones'),
  known('gateway diagnostics', 'writes', true, 'writes an archive', {from: modern}),
  known('gateway health', 'reads', true, 'the same as health --json', {options: '--json --verbose --timeout='}),
  known('gateway install', 'writes', false, 'writes and starts the service unit'),
  known('gateway probe', 'writes', true, 'connects to the gateway and migrates older state on the way'),
  known('gateway restart', 'writes', false, 'restarts the service and kills a stale gateway of the same user on the port'),
  known('gateway run', 'never-ends', true, 'runs a gateway in the foreground'),
  known('gateway stability', 'reads', true, 'reads crash bundles', {from: modern, options: '--json'}),
  known('gateway start', 'writes', false, 'starts the service'),
  known('gateway status', 'reads', false, 'reads the unit, the port and a connect probe', {
    options: '--json --deep --no-probe --require-rpc --timeout=',
    cpuSeconds: 4,
  }),
  known('gateway stop', 'writes', false, 'stops the service; draining can take 325 s'),
  known('gateway uninstall', 'writes', false, 'removes the service'),
  known('gateway', 'never-ends', true, 'runs a gateway in the foreground'),
  known('health', 'reads', true, 'asks the gateway', {options: '--json --verbose --timeout='}),
  known('logs --follow', 'never-ends', true, 'follows the log'),
  known('logs', 'reads', true, 'reads the log over RPC or from the file', {
    options: '--json --plain --limit= --max-bytes= --interval= --timeout= --local-time --utc',
  }),
  known('mcp doctor', 'reads', false, 'local checks', {from: modern, options: '--json'}),
  known('mcp list', 'reads', false, 'local inventory', {options: '--json'}),
  known('models list', 'reads', true, 'lists models', {options: '--json --plain'}),
  known('models status', 'reads', false, 'local credential status; --probe makes billable model calls', {
    options: '--json --plain --check --agent=',
  }),
  known('plugins doctor', 'reads', false, 'local checks', {options: '--json'}),
  known('plugins list', 'reads', false, 'local inventory', {options: '--json --enabled --verbose'}),
  known('secrets audit', 'reads', false, 'local checks', {options: '--json --check'}),
  known('security audit', 'reads', false, 'local checks', {options: '--json --deep'}),
  known('skills list', 'reads', false, 'local inventory', {options: '--json --eligible --agent='}),
  known('status', 'reads', true, 'asks the gateway and the service', {
    options: '--json --all --deep --usage --timeout= --agent= --verbose',
    cpuSeconds: 5,
  }),
  known('triage', 'starts-agent', false, 'starts a coding agent with a repair prompt when it sees a terminal'),
  known('update status', 'reads', false, 'asks the package registry', {options: '--json --timeout='}),
];

/** Flags that turn a looking command into one that changes, prompts, runs on or spends money. */
const dangerousFlags = [
  '--fix',
  '--repair',
  '--force',
  '--yes',
  '--generate-gateway-token',
  '--allow-exec',
  '--follow',
  '--run',
  '--post-upgrade',
];

/** What is known of `openclaw WORDS…` on the release of this CLI, null = of an unknown one; null = not known to be harmless. */
export function knownCommand(words: readonly string[], version: string | null): KnownCommand | null {
  return longestOf(words, ({from}) => from === null || (version !== null && (compareVersions(version, from) ?? -1) >= 0));
}

/** The same on the releases that have the command, for what is no leave to run it. */
export function knownOnSome(words: readonly string[]): KnownCommand | null {
  return longestOf(words, () => true);
}

/** The release of the CLI that this gateway's commands are run with: the one that lives with it, else the one that is installed for it here. */
export function cliVersion({install}: Readings): string | null {
  if (install?.seen !== true) return null;
  return install.value.apart ?? (install.value.cli.seen ? install.value.cli.value.version : null);
}

function longestOf(words: readonly string[], has: (entry: KnownCommand) => boolean): KnownCommand | null {
  const plain = words.filter((word) => word !== '--no-color');
  const best = table
    .filter(
      (entry) => has(entry) && entry.words.every((word, index) => (word.startsWith('--') ? plain.includes(word) : plain[index] === word)),
    )
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (best === undefined) return null;
  const flag = plain.find((word) => dangerousFlags.includes(word) || (word === '--probe' && best.words[0] === 'models'));
  return flag !== undefined && best.effect === 'reads'
    ? {...best, effect: 'writes', says: `${flag} changes something or spends something`}
    : best;
}

/**
 * Why a looking command must not be run now although it is harmless in itself; null = it may. Measured: with a foreign
 * HTTP server on the port or a protocol mismatch `status`, `health` and `channels status` never end; on a frozen gateway
 * they take over 60 s; and any command of a newer CLI migrates the state of an older daemon.
 */
export function whyNotNow(words: readonly string[], readings: Readings): string | null {
  if (words[0] === '--version') return null;
  const command = knownCommand(words, cliVersion(readings));
  const skew = versionSkew(readings.install?.seen === true ? readings.install.value : null);
  if (skew !== null) return `${skew}: a command of the CLI would migrate the daemon's state, or never end`;
  if (command?.gateway !== true || readings.http?.seen !== true) return null;
  const port = portState(readings.http.value);
  if (port === 'foreign')
    return `port ${readings.http.value.port} is answered by something that is no gateway: this command never ends there`;
  if (port === 'frozen')
    return `the gateway accepts connections and answers nothing: this command takes over 60 s and then says "not reachable"`;
  return null;
}

/** The versions in one sentence when CLI and daemon differ, else null. */
export function versionSkew(install: InstallValue | null): string | null {
  if (install === null || !install.cli.seen) return null;
  if (install.running?.version === null && install.running.replacedAt !== undefined)
    return `the CLI is ${install.cli.value.version} and the daemon started before its files were replaced`;
  const daemon = install.running?.version ?? install.unit?.version ?? null;
  return daemon === null || daemon === install.cli.value.version
    ? null
    : `the CLI is ${install.cli.value.version} and the daemon ${daemon}`;
}

export function portState(http: HttpValue): 'answers' | 'foreign' | 'frozen' | 'silent' {
  if (http.healthz.seen) return http.healthz.value.openclaw ? 'answers' : 'foreign';
  if (http.healthz.why === 'late') return 'frozen';
  return http.healthz.why === 'garbled' ? 'foreign' : 'silent';
}

function known(
  words: string,
  effect: KnownCommand['effect'],
  gateway: boolean,
  says: string,
  {options = '', operand = false, cpuSeconds = 1, from = null}: Partial<KnownCommand> = {},
): KnownCommand {
  return {words: words.split(' '), effect, gateway, says, cpuSeconds, options, operand, from};
}
