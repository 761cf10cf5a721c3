// Runs under any Node from 20 up, before anything is installed: installs when the lock file changed, builds when a source
// is newer than the build, and says nothing when there is nothing to do.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const installed = at('node_modules', '.rungs-installed');
if (
  !existsSync(at('node_modules', '.bin', 'node')) ||
  changed(installed) < Math.max(changed(at('package-lock.json')), changed(at('package.json')))
) {
  say('installing (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installed, '');
  const now = new Date();
  utimesSync(installed, now, now);
}

if (!process.argv.includes('--no-build')) {
  const built = changed(at('dist', 'console.cjs'));
  if (newest(['src', 'screens', 'runbooks', 'package.json']) > built) {
    say('building (once) …');
    run('node', [at('src', 'build', 'bundle.mjs')]);
  }
}

function newest(names) {
  return Math.max(...names.map((name) => newestUnder(at(name))));
}

function newestUnder(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

function run(command, argv) {
  const path = `${at('node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const done = spawnSync(command, argv, {cwd: root, stdio: ['ignore', 2, 2], env: {...process.env, PATH: path}});
  if (done.status === 0) return;
  say(
    `${command} ${argv[0]} failed (${done.error?.message ?? `exit ${done.status}`}); read the lines above, then run the same command again`,
  );
  process.exit(70);
}

function say(text) {
  process.stderr.write(`rungs: ${text}\n`);
}
