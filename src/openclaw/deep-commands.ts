/** A command that `check --deep` asks of the OpenClaw CLI; all of them only read. */
export interface DeepCommand {
  readonly words: readonly string[];
  /** When the whole process group is killed. Measured: 1 to 9 s each on two cores; under load it and `--timeout` are as many times as long. */
  readonly limitMs: number;
  /** The releases that it is asked of. */
  readonly versions: string;
  /** It asks the gateway over its port and waits 15 to 60 s when nothing answers there. */
  readonly gateway: boolean;
  /** How long it takes on two cores with nothing else to do, where it is asked first so that the others are given what this host needs. */
  readonly usualMs?: number;
}

export const deepCommands: readonly DeepCommand[] = [
  {words: ['config', 'validate', '--json'], limitMs: 30_000, versions: '>=2026.4.1', gateway: false, usualMs: 2_800},
  {words: ['gateway', 'call', 'health', '--json', '--timeout', '3000'], limitMs: 15_000, versions: '>=2026.4.1', gateway: true},
  {words: ['channels', 'status', '--probe', '--json', '--timeout', '5000'], limitMs: 20_000, versions: '>=2026.8.1', gateway: true},
  // Older releases take ten seconds for it on a gateway that is well, and count their own start.
  {
    words: ['channels', 'status', '--probe', '--json', '--timeout', '30000'],
    limitMs: 60_000,
    versions: '>=2026.4.1 <2026.8.1',
    gateway: true,
  },
  {words: ['gateway', 'status', '--deep', '--json'], limitMs: 25_000, versions: '>=2026.4.1', gateway: false},
  {words: ['models', 'status', '--json'], limitMs: 15_000, versions: '>=2026.4.1', gateway: false},
  {words: ['skills', 'list', '--json'], limitMs: 15_000, versions: '>=2026.4.1', gateway: false},
  {words: ['plugins', 'doctor', '--json'], limitMs: 25_000, versions: '>=2026.8.1', gateway: false},
  {words: ['mcp', 'doctor', '--json'], limitMs: 15_000, versions: '>=2026.8.1', gateway: false},
  // It asks the package registry, too, and is given a second for that: what is wanted is what this host's updates came to.
  {words: ['update', 'status', '--json', '--timeout', '1'], limitMs: 25_000, versions: '>=2026.9.1', gateway: false},
];

/** The only ones that may be asked when the configuration cannot be read: the others fail or answer for another gateway. */
export const withBrokenConfig: readonly DeepCommand[] = deepCommands.filter((command) => command.words[0] === 'config');

/** Touches no state and is asked where every other command would migrate it or never end. */
export const versionCommand: DeepCommand = {words: ['--version'], limitMs: 5_000, versions: '>=2026.1.1', gateway: false};
