import {openclaw} from '../openclaw/index.ts';
import {apt} from './apt.ts';
import type {Tool} from './call.ts';
import {cp, dd, install} from './copies.ts';
import {docker} from './docker/index.ts';
import {chmod, chown, ln, mkdir, mv, rm, sed, touch} from './file-acts.ts';
import {cat, find, grep, head, ls, readlink, stat, tail, wc} from './file-looks.ts';
import {journalctl} from './journalctl.ts';
import {macTools} from './mac/index.ts';
import {
  date,
  df,
  dmesg,
  du,
  echo,
  free,
  getent,
  hostname,
  id,
  loginctl,
  node,
  nothing,
  nproc,
  printenv,
  timedatectl,
  uname,
  uptime,
  which,
  whoami,
} from './machine.ts';
import {npm} from './npm.ts';
import {kill, pgrep, pkill, ps} from './processes.ts';
import {curl, ss} from './sockets.ts';
import {systemctl} from './systemctl.ts';
import {env, sudo} from './through.ts';

/** Every program that a world can run, by the mark on its file. */
export const tools: Readonly<Record<string, Tool>> = {
  ...macTools,
  'apt-get': apt,
  cat,
  chmod,
  chown,
  cp,
  curl,
  date,
  dd,
  df,
  dmesg,
  docker,
  du,
  echo,
  env,
  find,
  free,
  getent,
  grep,
  head,
  hostname,
  id,
  install,
  journalctl,
  kill,
  ln,
  loginctl,
  ls,
  mkdir,
  mv,
  node,
  npm,
  nproc,
  openclaw,
  pgrep,
  pkill,
  printenv,
  ps,
  readlink,
  realpath: readlink,
  resolvectl: nothing,
  rm,
  sed,
  ss,
  stat,
  sudo,
  systemctl,
  tail,
  timedatectl,
  touch,
  true: nothing,
  uname,
  uptime,
  wc,
  which,
  whoami,
};
