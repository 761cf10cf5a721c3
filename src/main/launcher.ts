// Small on purpose: what needs no program (--version) is answered here, and a terminal shows its first line before the
// program behind it is even parsed.
import {enableCompileCache} from 'node:module';
import {hostname} from 'node:os';
import {join} from 'node:path';

declare const RUNGS_VERSION: string;

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`rungs ${RUNGS_VERSION}\n`);
} else {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 12)) {
    process.stderr.write(`rungs: Node ${process.versions.node} is too old; Rungs needs 22.12 or later (every supported OpenClaw brings one)\n`);
    process.exit(64);
  }
  process.env['FORCE_COLOR'] ??= colours();
  const cache = process.env['XDG_CACHE_HOME'] ?? (process.env['HOME'] === undefined ? undefined : join(process.env['HOME'], '.cache'));
  if (cache !== undefined) enableCompileCache(join(cache, 'rungs', 'v8'));
  if (opensScreen(argv)) process.stdout.write(`\u001B[?1049h\u001B[2J\u001B[H RUNGS ${RUNGS_VERSION} · ${hostname()}\r\n looking at supervisor, ports and probes …`);
  await import('./console.js' as string);
}

/** Ink's colour library ignores NO_COLOR and takes any CI variable for "no colour"; the terminal itself knows better. */
function colours(): string {
  const {CI: _, NO_COLOR: none, ...env} = process.env;
  if ((none !== undefined && none !== '') || !process.stdout.isTTY) return '0';
  const depth = process.stdout.getColorDepth(env);
  return depth >= 24 ? '3' : depth >= 8 ? '2' : depth >= 4 ? '1' : '0';
}

/** Only the console draws on the whole screen; every other verb prints lines. */
function opensScreen(words: readonly string[]): boolean {
  if (!process.stdout.isTTY || !process.stdin.isTTY || process.env['TERM'] === 'dumb') return false;
  const verb = words.find((word) => !word.startsWith('-')) ?? 'walk';
  return !words.some((word) => word === '--plain' || word === '--help' || word === '-h' || word === '--list' || word === '--version')
    && (verb === 'walk' || verb === 'drill' || verb === 'replay');
}
