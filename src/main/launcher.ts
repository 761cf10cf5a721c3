// Small on purpose: what needs no program is answered here, and a terminal shows its first line before the program behind it is
// even read. It runs on every Node, so that one that is too old is told so.
import {usage} from './usage.ts';

declare const RUNGS_VERSION: string;

const argv = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`rungs ${RUNGS_VERSION}\n`);
} else if (argv.length === 1 && (argv[0] === '--help' || argv[0] === '-h')) {
  process.stdout.write(usage);
} else if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `rungs: Node ${process.versions.node} is too old; Rungs needs 22.12 or later (every supported OpenClaw brings one)\n`,
  );
  process.exitCode = 64;
} else {
  const {start} = await import('./start.ts');
  start(argv);
}
