import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {quoted} from '../../src/steps/quote.ts';
import {find, libraries, unpacked} from '../ssh/server.ts';
import type {Mount} from './box.ts';
import type {Lab} from './gateway.ts';

/** A client on the machine that reaches the box by ssh: a real sshd in the box at each connection, over a pipe. */
export interface Client {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** Where an unpacked sshd stands in a box, in which this machine's homes are hidden. */
const inBox = '/opt/rungs-sshd';

/** What a box needs of this machine for it; nothing where sshd is installed. */
export function sshdMounts(): readonly Mount[] {
  return existsSync(unpacked) ? [{from: unpacked, to: inBox, how: 'ro'}] : [];
}

export async function sshInto({box}: Lab, users: readonly string[]): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-lab-ssh-'));
  const at = (name: string) => join(folder, name);
  for (const name of ['host', 'key']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)]);
  await box.write('/etc/ssh/box-host', readFileSync(at('host'), 'utf8'), {mode: '600'});
  await box.write('/etc/ssh/box-key.pub', readFileSync(at('key.pub'), 'utf8'));
  const settings = ['HostKey /etc/ssh/box-host', 'AuthorizedKeysFile /etc/ssh/box-key.pub', 'StrictModes no', 'PidFile none'];
  await box.write('/etc/ssh/box-config', `${settings.join('\n')}\n`);
  await box.sh(['useradd', '--system', 'sshd']);
  await box.sh(['mkdir', '-p', '/run/sshd']);
  // Without PAM a locked password locks the account, for keys too.
  for (const user of users) await box.sh(['usermod', '--password', '*', user]);
  const there = (path: string | null) => path?.replace(unpacked, inBox) ?? '';
  const sshd = [there(find('sshd')), '-i', '-f', '/etc/ssh/box-config'];
  const serve = box.argvAs('root', sshd, {env: {LD_LIBRARY_PATH: there(libraries)}});
  writeFileSync(at('serve'), `#!/bin/sh\nexec ${serve.map(quoted).join(' ')}\n`, {mode: 0o755});
  writeFileSync(at('known_hosts'), `box ${readFileSync(at('host.pub'), 'utf8')}`);
  const client = ['Host *', 'HostKeyAlias box', `IdentityFile ${at('key')}`, `UserKnownHostsFile ${at('known_hosts')}`];
  writeFileSync(at('config'), `${[...client, `ProxyCommand ${at('serve')}`].join('\n')}\n`);
  mkdirSync(at('bin'));
  writeFileSync(at('bin/ssh'), `#!/bin/sh\nexec ${find('ssh')} -F ${at('config')} "$@"\n`, {mode: 0o755});
  return {
    env: {PATH: `${at('bin')}${delimiter}${process.env['PATH']}`, HOME: folder, XDG_STATE_HOME: at('state'), LANG: 'C.UTF-8'},
    close: () => rmSync(folder, {recursive: true}),
  };
}
