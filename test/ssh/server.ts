import {execFileSync} from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {homedir, tmpdir, userInfo} from 'node:os';
import {delimiter, join} from 'node:path';

/**
 * A real sshd, one for each connection and started by it: `sshd -i` talks over a pipe, so there is no port. As root it serves the user
 * `patient` with a home and a shell of his own, in a mount namespace in which only that sshd knows him; as anybody else, ourselves.
 */
export interface Server {
  /** What is given to ssh. */
  readonly host: string;
  /** The home of who is logged in; null where it is our own. */
  readonly home: string | null;
  /** The environment in which `ssh` is a client that knows this server. */
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  /** What the client's configuration says of another name of the same server. */
  also(host: string, lines: readonly string[]): void;
  close(): void;
}

export interface Wanted {
  readonly shell?: string;
  /** Lines of sshd's configuration. */
  readonly sshd?: readonly string[];
}

const isRoot = process.getuid?.() === 0;

/** Where `test/ssh/unpack.sh` puts one, so that nothing has to be installed. */
const unpacked = join(homedir(), '.cache/rungs-sshd');

function find(name: string): string | null {
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

export function startServer({shell = '/bin/sh', sshd = []}: Wanted = {}): Server {
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
  writeFileSync(at('passwd'), passwd(home ?? '/', shell));
  writeFileSync(at('sshd_config'), serverSettings(at, sshd));
  writeFileSync(at('serve'), serveScript(at), {mode: 0o755});
  writeFileSync(at('known_hosts'), `box ${readFileSync(at('host.pub'), 'utf8')}`);
  mkdirSync(at('bin'));
  // OpenSSH takes the home of the directory of users and not $HOME, so its configuration is given by a client of our own.
  writeFileSync(at('bin/ssh'), `#!/bin/sh\nexec ${find('ssh')} -F ${at('config')} "$@"\n`, {mode: 0o755});
  let settings = '';
  const also = (host: string, lines: readonly string[]) => {
    settings += [`Host ${host}`, ...lines, ''].join('\n');
    writeFileSync(at('config'), `${settings}\nHost *\n${clientSettings(at, user).join('\n')}\n`);
  };
  also('box', []);
  return {
    host: 'box',
    home,
    folder,
    env: {...process.env, PATH: `${at('bin')}${delimiter}${process.env['PATH']}`},
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

function serveScript(at: (name: string) => string): string {
  const own = [`mount --bind ${at('passwd')} /etc/passwd`, 'mount -t tmpfs tmpfs /run', 'mkdir -m 755 /run/sshd'];
  const libraries = `${unpacked}/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  return [
    '#!/bin/sh -e',
    ...(isRoot ? own : []),
    `LD_LIBRARY_PATH=${libraries}`,
    'export LD_LIBRARY_PATH',
    `exec ${find('sshd')} -i -f ${at('sshd_config')} -E ${at('log')}`,
    '',
  ].join('\n');
}
