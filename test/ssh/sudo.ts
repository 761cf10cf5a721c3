import {execFileSync} from 'node:child_process';
import {chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** A real sudo as Debian configures it, in a mount namespace in which only it and the patient's password are known. */
export interface SudoWanted {
  /** The patient's. */
  readonly password: string;
  /** Lines behind Debian's own of /etc/sudoers. */
  readonly rules: readonly string[];
}

/** The lines of a script that put it there; what it writes under /var/lib lies in `written`. */
export function sudoMounts(folder: string, unpacked: string, {password, rules}: SudoWanted): readonly string[] {
  const at = (...names: readonly string[]) => join(folder, 'sudo', ...names);
  for (const name of ['usr/bin', 'usr/libexec', 'etc/pam.d', 'written', 'work']) mkdirSync(at(name), {recursive: true});
  cpSync(join(unpacked, 'usr/bin/sudo'), at('usr/bin/sudo'));
  cpSync(join(unpacked, 'usr/libexec/sudo'), at('usr/libexec/sudo'), {recursive: true, verbatimSymlinks: true});
  for (const name of ['sudo.conf', 'pam.d/sudo']) cpSync(join(unpacked, 'etc', name), at('etc', name));
  writeFileSync(at('etc/sudoers'), `${readFileSync(join(unpacked, 'etc/sudoers'), 'utf8')}\n${rules.join('\n')}\n`);
  const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], {input: password, encoding: 'utf8'}).trim();
  const others = readFileSync('/etc/shadow', 'utf8').replaceAll(/^patient:.*\n/gm, '');
  writeFileSync(at('etc/shadow'), `${others}patient:${hash}:19000:0:99999:7:::\n`, {mode: 0o600});
  execFileSync('chown', ['-R', '0:0', at()]);
  chmodSync(at('etc/sudoers'), 0o440);
  chmodSync(at('usr/bin/sudo'), 0o4755);
  return [
    `mount -t overlay overlay -o lowerdir=${at('etc')}:/etc /etc`,
    `mount -t overlay overlay -o lowerdir=${at('usr')}:/usr /usr`,
    `mount -t overlay overlay -o lowerdir=/var/lib,upperdir=${at('written')},workdir=${at('work')} /var/lib`,
  ];
}

/** What sudo has written under /var/lib, by name. */
export function sudoWrote(folder: string): readonly string[] {
  return readdirSync(join(folder, 'sudo/written'), {recursive: true, encoding: 'utf8'}).toSorted();
}
