import {execFileSync} from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {homedir, tmpdir, userInfo} from 'node:os';
import {basename, delimiter, dirname, join} from 'node:path';
import {type SudoWanted, sudoMounts} from './sudo.ts';

/**
 * A real sshd, one for each connection and started by it: `sshd -i` talks over a pipe, so there is no port. As root it serves the user
 * `patient` with a home and a shell of his own, in a mount namespace in which only that sshd knows him; as anybody else, ourselves.
 */
export interface Server {
  /** What is given to ssh. */
  readonly host: string;
  /** The home of who is logged in; null where it is our own. */
  readonly home: string | null;
  /** The environment in which `ssh` is a client that knows this server; with RUNGS_CAPTURE all that comes over the line is in that file. */
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** A command that is the patient without any login; for root. */
  readonly via: string;
  /** What the client's configuration says of another name of the same server. */
  also(host: string, lines: readonly string[]): void;
  close(): void;
}

export interface Wanted {
  /** Its name. */
  readonly shell?: string;
  /** Lines of sshd's configuration. */
  readonly sshd?: readonly string[];
  /** A real sudo for the patient; for root. */
  readonly sudo?: SudoWanted;
}

const isRoot = process.getuid?.() === 0;

/** Where `test/ssh/unpack.sh` puts one, so that nothing has to be installed. */
export const unpacked = join(homedir(), '.cache/rungs-sshd');

export const libraries = join(unpacked, `usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);

export function find(name: string): string | null {
  const folders = [join(unpacked, 'usr/sbin'), '/usr/sbin', ...(process.env['PATH'] ?? '').split(delimiter)];
  for (const folder of folders) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return null;
}

/** Why there is no server to be had; null when there is one. */
export function whyNoServer(): string | null {
  if (process.platform !== 'linux') return 'a server of our own needs Linux';
  const missing = ['sshd', 'ssh', 'ssh-keygen'].filter((name) => find(name) === null);
  return missing.length === 0 ? null : `${missing.join(', ')} is not here; bash test/ssh/unpack.sh brings one that is not installed`;
}

export function startServer({shell = 'sh', sshd = [], sudo}: Wanted = {}): Server {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-ssh-'));
  chmodSync(folder, 0o755);
  const at = (name: string) => join(folder, name);
  for (const name of ['host', 'key']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', at(name)]);
  chmodSync(at('key.pub'), 0o644);
  const home = isRoot ? at('home') : null;
  const user = isRoot ? 'patient' : userInfo().username;
  if (home !== null) {
    mkdirSync(home);
    execFileSync('chown', [`${patient}:${patient}`, home]);
  }
  writeFileSync(at('passwd'), passwd(home ?? '/', shellIn(folder, shell)));
  writeFileSync(at('sshd_config'), serverSettings(at, sshd));
  const mounts = [...(sudo === undefined ? [] : sudoMounts(folder, unpacked, sudo)), ...(isRoot ? ownUsers(at) : [])];
  writeFileSync(at('serve'), serveScript(at, mounts), {mode: 0o755});
  writeFileSync(at('become'), becomeScript(at, mounts), {mode: 0o755});
  writeFileSync(at('known_hosts'), `box ${readFileSync(at('host.pub'), 'utf8')}`);
  mkdirSync(at('bin'));
  // OpenSSH takes the home of the directory of users and not $HOME, so its configuration is given by a client of our own.
  const client = `${find('ssh')} -F ${at('config')} "$@"`;
  writeFileSync(at('bin/ssh'), `#!/bin/sh\n[ -n "$RUNGS_CAPTURE" ] || exec ${client}\n${client} | tee -a "$RUNGS_CAPTURE"\n`, {
    mode: 0o755,
  });
  let settings = '';
  const also = (host: string, lines: readonly string[]) => {
    settings += [`Host ${host}`, ...lines, ''].join('\n');
    writeFileSync(at('config'), `${settings}\nHost *\n${clientSettings(at, user).join('\n')}\n`);
  };
  also('box', []);
  return {
    host: 'box',
    via: `unshare --mount ${at('become')}`,
    home,
    folder,
    env: {PATH: `${at('bin')}${delimiter}${process.env['PATH']}`, HOME: folder, XDG_STATE_HOME: at('state'), LANG: 'C.UTF-8'},
    also,
    close: () => rmSync(folder, {recursive: true}),
  };
}

/** Puts our Node where version managers and installers put theirs. */
export function giveNode({home}: Server): void {
  if (home === null) return;
  mkdirSync(join(home, '.local/bin'), {recursive: true});
  symlinkSync(realpathSync(process.execPath), join(home, '.local/bin/node'));
}

/** A shell of that name that the patient may start; one that is only unpacked is copied to where he can read it. */
function shellIn(folder: string, name: string): string {
  const own = join(unpacked, 'usr/bin', name);
  const installed = find(name);
  if (installed !== null) return installed;
  if (!existsSync(own)) throw new Error(`${name} is not here; bash test/ssh/unpack.sh brings one that is not installed`);
  for (const file of [own, ...readdirSync(libraries).map((library) => join(libraries, library))])
    copyFileSync(file, join(folder, basename(file)));
  const start = join(folder, `start-${name}`);
  writeFileSync(start, `#!/bin/sh\nLD_LIBRARY_PATH=${folder} exec ${join(folder, name)} "$@"\n`, {mode: 0o755});
  return start;
}

/** A number that no other user of this machine has. */
export const patient = 64_123;

function passwd(home: string, shell: string): string {
  const others = readFileSync('/etc/passwd', 'utf8').replaceAll(/^(?:sshd|patient):.*\n/gm, '');
  return `${others}sshd:x:64122:65534::/run/sshd:/usr/sbin/nologin\npatient:x:${patient}:${patient}::${home}:${shell}\n`;
}

function serverSettings(at: (name: string) => string, more: readonly string[]): string {
  return [
    `HostKey ${at('host')}`,
    `AuthorizedKeysFile ${at('key.pub')}`,
    'StrictModes no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
    'LogLevel ERROR',
    // Who tests is the patient then, and finds the Node that tests.
    ...(isRoot ? [] : [`SetEnv PATH=${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`]),
    ...more,
    '',
  ].join('\n');
}

function clientSettings(at: (name: string) => string, user: string): readonly string[] {
  return [
    'HostKeyAlias box',
    `User ${user}`,
    `IdentityFile ${at('key')}`,
    'IdentitiesOnly yes',
    `UserKnownHostsFile ${at('known_hosts')}`,
    'GlobalKnownHostsFile none',
    'StrictHostKeyChecking yes',
    `ProxyCommand ${isRoot ? 'unshare --mount ' : ''}${at('serve')}`,
  ];
}

function ownUsers(at: (name: string) => string): readonly string[] {
  return [`mount --bind ${at('passwd')} /etc/passwd`, 'mount -t tmpfs tmpfs /run', 'mkdir -m 755 /run/sshd'];
}

function becomeScript(at: (name: string) => string, mounts: readonly string[]): string {
  const drop = `setpriv --reuid=${patient} --regid=${patient} --clear-groups env -i HOME=${at('home')} PATH=/usr/bin:/bin`;
  return ['#!/bin/sh -e', ...mounts, `exec ${drop} "$@"`, ''].join('\n');
}

function serveScript(at: (name: string) => string, mounts: readonly string[]): string {
  return [
    '#!/bin/sh -e',
    ...mounts,
    `LD_LIBRARY_PATH=${libraries}`,
    'export LD_LIBRARY_PATH',
    `exec ${find('sshd')} -i -f ${at('sshd_config')} -E ${at('log')}`,
    '',
  ].join('\n');
}
