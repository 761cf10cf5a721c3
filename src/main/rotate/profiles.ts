import {namesIn, readAs} from '../../host/index.ts';
import type {Subject} from '../config/subject.ts';

/** Where a login or a shell sets variables. Nothing of it is a file of OpenClaw's, and a shell may do anything in it, so it is a person's to change. */
const inHome = [
  '.profile',
  '.bash_profile',
  '.bash_login',
  '.bashrc',
  '.zshenv',
  '.zprofile',
  '.zshrc',
  '.config/fish/config.fish',
  '.pam_environment',
];
const ofSystem = ['/etc/environment', '/etc/profile', '/etc/bash.bashrc', '/etc/zsh/zshenv'];
const folders = (home: string): readonly string[] => [`${home}/.config/environment.d`, '/etc/environment.d', '/etc/profile.d'];

/** The lines that set this variable, by file and number and never by what they set. */
export function setInProfiles(variable: string, {gateway, host}: Pick<Subject, 'gateway' | 'host'>): readonly string[] {
  const {home} = gateway.user;
  const reader = host.platform.user.uid === 0 ? gateway.user : host.platform.user;
  const paths = [
    ...inHome.map((name) => `${home}/${name}`),
    ...ofSystem,
    ...folders(home).flatMap((folder) => namesIn(folder, reader).map((name) => `${folder}/${name}`)),
  ];
  const sets = new RegExp(`^\\s*(?:(?:export|declare -x|setenv|set -\\w*x\\w*)\\s+)?${variable}(?:[=\\s]|$)`);
  return paths.flatMap((path) => {
    const text = readAs(path, reader);
    if (typeof text !== 'string') return [];
    return text.split('\n').flatMap((line, index) => (sets.test(line) ? [`${path}:${index + 1}`] : []));
  });
}
