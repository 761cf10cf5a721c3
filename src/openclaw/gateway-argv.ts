/** What an argv says about being a gateway: `node …/openclaw/dist/index.js gateway --port 18789` and its relatives. */
export interface GatewayArgv {
  readonly port: number | null;
  readonly profile: string | null;
  /** The .js file or the `openclaw` program, null where the process has renamed itself and hides it. */
  readonly program: string | null;
}

/** `entry.js` renames its process to this, which hides the real argv. */
const title = 'openclaw-gateway';

const programs =
  /(?:^|\/)(?:openclaw|clawdbot)(?:\.mjs)?$|\/(?:openclaw|clawdbot)\/(?:[^ ]*\/)?(?:index|entry)\.m?js$|(?:^|\/)dist\/(?:index|entry)\.m?js$/;

const runtimes = /(?:^|\/)(?:node|nodejs|bun)(?:-?\d[\d.]*)?$/;

/** Options of `openclaw` and of `openclaw gateway` that are followed by a value. */
const withValue = new Set([
  '--profile',
  '--port',
  '--bind',
  '--token',
  '--auth',
  '--password',
  '--tailscale',
  '--ws-log',
  '--log-level',
  '--container',
  '--password-file',
]);

/** Null when the argv is no gateway; a short-lived `openclaw gateway status` is none. */
export function gatewayArgv(argv: readonly string[]): GatewayArgv | null {
  const first = argv[0] ?? '';
  if (first === title || first.startsWith(`${title} `)) return {port: null, profile: null, program: null};
  const told = openclawArgv(argv);
  if (told === null) return null;
  const {program, words, options} = told;
  if (words[0] !== 'gateway' || !(words.length === 1 || words[1] === 'run' || words[1] === 'start')) return null;
  return {
    port: portNumber(options.get('--port')),
    profile: options.has('--dev') ? 'dev' : (options.get('--profile') ?? null),
    program,
  };
}

/** The verb of `openclaw gateway VERB` where that only talks to the gateway or its manager and ends; null where it is the daemon. */
export function clientVerb(argv: readonly string[]): string | null {
  const [group, verb] = openclawArgv(argv)?.words ?? [];
  return group === 'gateway' && verb !== undefined && verb !== 'run' ? verb : null;
}

interface OpenclawArgv {
  readonly program: string;
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

function openclawArgv(argv: readonly string[]): OpenclawArgv | null {
  const at = argv.slice(0, 12).findIndex((word) => programs.test(word));
  // The program itself, or what a runtime runs; `sudo openclaw …` and `grep openclaw …` are other processes.
  if (at < 0 || (at > 0 && !runtimes.test(argv[0] ?? ''))) return null;
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let next = at + 1; next < argv.length; next++) {
    const word = argv[next] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split('=', 2) : [word];
    if (!word.startsWith('-')) words.push(word);
    else if (inline !== undefined) options.set(name, inline);
    else if (withValue.has(name)) options.set(name, argv[++next] ?? '');
    else options.set(name, '');
  }
  return {program: argv[at] ?? '', words, options};
}

export function portNumber(text: string | undefined | null): number | null {
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
