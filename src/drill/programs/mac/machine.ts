import {parsePlist} from '../../../supervisors/launchd/plist.ts';
import {bytesOf} from '../../world/file-node.ts';
import {availableBytes} from '../../world/memory.ts';
import type {World} from '../../world/world.ts';
import {complained, said, type Tool} from '../call.ts';
import {plainWords, reason} from '../file-looks.ts';
import {userName} from '../processes.ts';

/** Programs by which a Mac says how it stands. */

export const swVers: Tool = ({world, argv}) => {
  const [version = '', build = ''] = world.scene.mac?.build.split(' ') ?? [];
  const words = argv.slice(1).join(' ');
  if (/productName/i.test(words)) return said('macOS\n');
  if (/productVersion/i.test(words)) return said(`${version}\n`);
  if (/buildVersion/i.test(words)) return said(`${build}\n`);
  return said(`ProductName:\t\tmacOS\nProductVersion:\t\t${version}\nBuildVersion:\t\t${build}\n`);
};

export const macUname: Tool = ({world, argv}) => {
  const {hostName, kernel, mac} = world.scene;
  const arch = mac?.install === 'homebrew-intel' ? 'x86_64' : 'arm64';
  const flags = argv.slice(1).join('');
  if (flags === '') return said('Darwin\n');
  if (/r/.test(flags)) return said(`${kernel}\n`);
  if (/m/.test(flags)) return said(`${arch}\n`);
  return said(`Darwin ${hostName} ${kernel} Darwin Kernel Version ${kernel}: root:xnu-11417~1/RELEASE ${arch}\n`);
};

/** `sysctl -n NAME`, `sysctl NAME`. */
export const sysctl: Tool = ({world, argv}) => {
  const bare = argv.includes('-n');
  const known: Readonly<Record<string, string>> = {
    'hw.memsize': String(world.memory.totalBytes),
    'hw.ncpu': String(world.scene.cpus),
    'kern.boottime': `{ sec = ${Math.floor(world.scene.bootAt / 1000)}, usec = 0 } ${new Date(world.scene.bootAt).toUTCString()}`,
    'kern.memorystatus_level': String(Math.round((availableBytes(world) / world.memory.totalBytes) * 100)),
    'kern.osproductversion': world.scene.mac?.build.split(' ')[0] ?? '',
    'kern.sleeptime': '{ sec = 0, usec = 0 } Thu Jan  1 00:00:00 1970',
    'kern.waketime': '{ sec = 0, usec = 0 } Thu Jan  1 00:00:00 1970',
    'vm.loadavg': '{ 0.21 0.18 0.12 }',
    'vm.swapusage': 'total = 2048.00M  used = 0.00M  free = 2048.00M  (encrypted)',
  };
  const names = plainWords(argv);
  const unknown = names.find((name) => known[name] === undefined);
  if (unknown !== undefined) return complained(`sysctl: unknown oid '${unknown}'\n`);
  return said(names.map((name) => `${bare ? '' : `${name}: `}${known[name]}\n`).join(''));
};

/** Few pages are ever free; what matters is what the kernel can have back. */
export const vmStat: Tool = ({world}) => {
  const pages = (share: number): string => `${Math.round((availableBytes(world) * share) / pageBytes)}.`;
  const row = (name: string, value: string): string => `${`${name}:`.padEnd(30)}${value.padStart(19)}\n`;
  return said(
    `Mach Virtual Memory Statistics: (page size of ${pageBytes} bytes)\n${row('Pages free', pages(0.02))}${row('Pages active', pages(0.9))}${row('Pages inactive', pages(0.95))}${row('Pages speculative', pages(0.01))}${row('Pages throttled', '0.')}${row('Pages wired down', pages(0.3))}${row('Pages purgeable', '3936.')}`,
  );
};

const pageBytes = 16_384;

/** `df -h`, `df -i`: every volume of the container says the same room. */
export const macDf: Tool = async (call) => {
  await call.wait(20);
  const [disk] = call.world.disks.all();
  if (disk === undefined) return said('');
  const blocks = (bytes: number): string => String(Math.round(bytes / 512));
  const used = disk.totalBytes - disk.freeBytes;
  const share = `${Math.round((used / disk.totalBytes) * 100)}%`;
  const [inodes, free] = [(disk.inodes ?? 0) - (disk.inodesFree ?? 0), disk.inodesFree ?? 0];
  const row = (device: string, capacity: string, mount: string): string =>
    `${device.padEnd(16)} ${blocks(disk.totalBytes)} ${blocks(used)} ${blocks(disk.freeBytes)} ${capacity.padStart(5)} ${inodes} ${free} ${`${Math.round((inodes / Math.max(1, inodes + free)) * 100)}%`} ${mount}\n`;
  return said(
    `Filesystem 512-blocks Used Available Capacity iused ifree %iused Mounted on\n${row('/dev/disk3s1s1', share, '/')}${row('/dev/disk3s5', share, '/System/Volumes/Data')}`,
  );
};

/** `plutil -p FILE`, `plutil -lint FILE`. */
export const plutil: Tool = (call) => {
  const path = plainWords(call.argv, ['-o']).findLast((word) => word.startsWith('/')) ?? '';
  try {
    const list = parsePlist(call.world.files.read(path, call.who));
    if (list === null) return complained(`${path}: Property List error: Encountered unexpected EOF\n`);
    if (call.argv.includes('-lint')) return said(`${path}: OK\n`);
    if (call.argv.includes('-convert')) return said(call.world.files.read(path, call.who));
    return said(`${shownList(list, '')}\n`);
  } catch (error) {
    return complained(`${path}: file does not exist or is not readable or is not a regular file (${reason(error)})\n`);
  }
};

function shownList(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one, at) => `${deeper}${at} => ${shownList(one, deeper)}\n`).join('')}${indent}]`;
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value).map(([key, one]) => `${deeper}"${key}" => ${shownList(one, deeper)}\n`);
    return `{\n${rows.join('')}${indent}}`;
  }
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** `stat -f %Sp FILE`, and the one line without a format. */
export const macStat: Tool = ({world, who, argv}) => {
  const format = argv[argv.indexOf('-f') + 1];
  let [stdout, stderr] = ['', ''];
  for (const path of plainWords(argv, ['-f'])) {
    try {
      const node = world.files.find(path, who, 'keep');
      const facts: Readonly<Record<string, string>> = {
        '%N': path,
        '%OLp': (node.mode & 0o777).toString(8),
        '%Sp': modeText(node),
        '%Su': userName(world, node.uid),
        '%Sg': node.gid === 20 ? 'staff' : 'wheel',
        '%u': String(node.uid),
        '%z': String(bytesOf(node)),
      };
      const wanted = argv.includes('-f') && format !== undefined ? format : '16777234 0 %Sp 1 %Su %Sg 0 %z 4096 8 0 %N';
      stdout += `${wanted.replaceAll(/%(?:OLp|S[pug]|[Nuz])/g, (one) => facts[one] ?? one)}\n`;
    } catch (error) {
      stderr += `stat: ${path}: stat: ${reason(error)}\n`;
    }
  }
  return {exit: stderr === '' ? 0 : 1, stdout, stderr};
};

function modeText({kind, mode}: {readonly kind: string; readonly mode: number}): string {
  const bits = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-')).join('');
  return `${kind === 'directory' ? 'd' : kind === 'link' ? 'l' : '-'}${bits}`;
}

/** `pmset -g log`: when it slept and woke. A host that stands in a cupboard does neither. */
export const pmset: Tool = async (call) => {
  await call.wait(400);
  const words = call.argv.slice(1).join(' ');
  if (words === '-g')
    return said(
      'System-wide power settings:\nCurrently in use:\n sleep                0 (sleep prevented by caffeinate)\n displaysleep         10\n',
    );
  if (words !== '-g log') return complained('Usage: pmset -g log\n', 64);
  return said(sleepLog(call.world));
};

function sleepLog({time, random}: World): string {
  const pid = random.fork('cloudd').int(400, 900);
  const rows = [180, 95, 41].map((minutes) => {
    const at = new Date(time.now() - minutes * 60_000).toISOString();
    return `${at.slice(0, 10)} ${at.slice(11, 19)} +0000 Assertions          \tPID ${pid}(cloudd) Released SystemIsActive "task" 00:00:04  id:0x0xc000084ca\n`;
  });
  return rows.join('');
}
