import {nodeVersionOf} from '../world/gateway/last-words.ts';
import {availableBytes} from '../world/memory.ts';
import {addressOf} from '../world/network.ts';
import {type Call, complained, findProgram, said, type Tool} from './call.ts';
import {plainWords} from './file-looks.ts';
import {userName} from './processes.ts';

export const id: Tool = ({world, who, argv}) => {
  const root = who.uid === 0;
  const user = root ? {name: 'root', uid: 0, gid: 0} : world.scene.user;
  // As they are typed, one by one or in one word: `-un`, `-u -n`.
  const flags = argv.slice(1).join('');
  const number = /u/.test(flags) ? user.uid : /[gG]/.test(flags) ? user.gid : null;
  if (number !== null) return said(`${/n/.test(flags) ? user.name : number}\n`);
  if (root) return said('uid=0(root) gid=0(root) groups=0(root)\n');
  return said(`uid=${user.uid}(${user.name}) gid=${user.gid}(${user.name}) groups=${user.gid}(${user.name}),4(adm),27(sudo)\n`);
};

export const whoami: Tool = ({world, who}) => said(`${userName(world, who.uid)}\n`);
export const hostname: Tool = ({world}) => said(`${world.scene.hostName}\n`);
export const uname: Tool = ({world, argv}) =>
  said(argv.includes('-r') ? `${world.scene.kernel}\n` : `Linux ${world.scene.hostName} ${world.scene.kernel} x86_64 GNU/Linux\n`);
export const date: Tool = ({world, argv}) =>
  said(`${argv.some((word) => word.startsWith('+%s')) ? Math.floor(world.time.now() / 1000) : new Date(world.time.now()).toUTCString()}\n`);
export const nproc: Tool = ({world}) => said(`${world.scene.cpus}\n`);
export const nothing: Tool = () => said('');
export const echo: Tool = ({argv}) => said(`${argv.slice(1).join(' ')}\n`);
export const printenv: Tool = ({env}) => said([...env].map(([name, value]) => `${name}=${value}\n`).join(''));

export const uptime: Tool = ({world}) => {
  const days = Math.floor((world.time.now() - world.scene.bootAt) / 86_400_000);
  return said(` ${new Date(world.time.now()).toISOString().slice(11, 19)} up ${days} days, 1 user, load average: 0.21, 0.18, 0.12\n`);
};

export const df: Tool = async (call) => {
  await call.wait(20);
  const inodes = call.argv.some((word) => /^-[a-z]*i/.test(word));
  const path = plainWords(call.argv)[0];
  const disks = call.world.disks.all().filter((disk) => path === undefined || disk.mount === call.world.disks.mountOf(path));
  const rows = disks.map(({mount, totalBytes, freeBytes, inodes: all, inodesFree: free}) => {
    const [total, left] = inodes ? [all ?? 0, free ?? 0] : [Math.round(totalBytes / 1024), Math.round(freeBytes / 1024)];
    return `/dev/vda1 ${total} ${total - left} ${left} ${Math.round(((total - left) / Math.max(1, total)) * 100)}% ${mount}\n`;
  });
  return said(
    `${inodes ? 'Filesystem Inodes IUsed IFree IUse% Mounted on' : 'Filesystem 1K-blocks Used Available Use% Mounted on'}\n${rows.join('')}`,
  );
};

/** `du --inodes -xd3 /`: where the files are. */
export const du: Tool = async (call) => {
  await call.wait(4_000);
  const [from = '/'] = plainWords(call.argv);
  const inodes = call.argv.includes('--inodes');
  const sums = new Map<string, number>();
  for (const [path, node] of call.world.files.below(from)) {
    const amount = inodes ? node.inodes : (node.bytes ?? node.text.length) / 1024;
    for (let at = path; at.startsWith(from); at = at.slice(0, at.lastIndexOf('/'))) {
      sums.set(at === '' ? '/' : at, (sums.get(at === '' ? '/' : at) ?? 0) + amount);
      if (at === from || at === '') break;
    }
  }
  return said(
    [...sums]
      .toSorted((a, b) => a[1] - b[1])
      .slice(-40)
      .map(([path, sum]) => `${Math.round(sum)}\t${path}\n`)
      .join(''),
  );
};

export const free: Tool = ({world}) => {
  const kb = (bytes: number): number => Math.round(bytes / 1024);
  const available = availableBytes(world);
  return said(
    `               total        used        free      shared  buff/cache   available\nMem: ${kb(world.memory.totalBytes)} ${kb(world.memory.totalBytes - available)} ${kb(available * 0.4)} 2048 ${kb(available * 0.5)} ${kb(available)}\nSwap: ${kb(world.memory.swapTotalBytes)} 0 ${kb(world.memory.swapTotalBytes)}\n`,
  );
};

export const getent: Tool = async (call) => {
  const [database, key = ''] = plainWords(call.argv);
  if (database === 'passwd') {
    const line = (call.world.files.peek('/etc/passwd')?.text ?? '')
      .split('\n')
      .find((one) => one.startsWith(`${key}:`) || one.split(':')[2] === key);
    return line === undefined ? complained('', 2) : said(`${line}\n`);
  }
  if (call.world.network.state() !== 'failing') return said(`${addressOf(key)}    ${key}\n`);
  await call.wait(10_000);
  return complained('', 2);
};

export const timedatectl: Tool = ({argv}) =>
  said(argv.includes('show') ? 'NTPSynchronized=yes\n' : 'System clock synchronized: yes\n              NTP service: active\n');
export const loginctl: Tool = ({world}) => said(`Linger=yes\nName=${world.scene.user.name}\nUID=${world.scene.user.uid}\n`);

export const dmesg: Tool = ({world}) =>
  said(
    world.journal
      .all()
      .filter((entry) => entry.fields['_TRANSPORT'] === 'kernel')
      .map((entry) => `[${((entry.at - world.scene.bootAt) / 1000).toFixed(6).padStart(12)}] ${entry.text}\n`)
      .join(''),
  );

export const which: Tool = ({world, argv, env}) => {
  const found = findProgram(world, {argv: argv.slice(1), env: Object.fromEntries(env)});
  return 'seen' in found ? complained('', 1) : said(`${found.path}\n`);
};

/** Node says its version; a script given to it does nothing here. */
export const node: Tool = async (call) => {
  await call.wait(25);
  return call.argv.includes('--version') || call.argv.includes('-v')
    ? said(`v${nodeVersionOf(call.world, {exe: call.world.files.real(call.argv[0] ?? '', call.who)})}\n`)
    : said('');
};

export function wordsAfterOptions(call: Call): readonly string[] {
  const words = call.argv.slice(1);
  const from = words.findIndex((word) => !word.startsWith('-'));
  return from < 0 ? [] : words.slice(from);
}
