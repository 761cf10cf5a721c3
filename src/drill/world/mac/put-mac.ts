import type {Disks} from '../disks.ts';
import type {Files} from '../files.ts';
import type {Processes} from '../processes.ts';
import type {Random} from '../random.ts';
import type {Scene} from '../scene.ts';
import {putNode} from '../system.ts';
import type {Mac} from './wish.ts';

export interface PutMacNeeds {
  readonly files: Files;
  readonly disks: Disks;
  readonly scene: Scene;
  readonly random: Random;
  readonly processes: Processes;
}

/** Everything of a Mac that is not OpenClaw's. */
export function putMac(world: PutMacNeeds, {session, install}: Mac): void {
  const {files, scene} = world;
  const {uid, gid, home} = scene.user;
  putDisks(world);
  for (const [path, mode] of folders) files.putDirectory(path, {mode});
  files.putDirectory(home, {uid, gid, mode: 0o750});
  // What is a person's own is so whether somebody has written into it or not.
  for (const path of ['Library', 'Library/LaunchAgents', 'Library/Logs', 'Documents'])
    files.putDirectory(`${home}/${path}`, {uid, gid, mode: 0o700});
  files.put('/etc/passwd', passwd);
  for (const [folder, names] of Object.entries(programs))
    for (const [name, mark] of names) files.put(`${folder}/${name}`, '', {mode: 0o755, bytes: 90_000, program: mark ?? name});
  if (install !== 'homebrew-intel' && install !== 'nvm' && install !== 'installer') files.putDirectory('/opt/homebrew', {uid, gid});
  if (install === 'homebrew-intel') files.putDirectory('/usr/local/lib', {uid, gid});
  putNode(world, scene.node.path, scene.node.version);
  const npm = `${scene.node.path.slice(0, scene.node.path.lastIndexOf('/'))}/npm`;
  files.put(npm, '', {mode: 0o755, bytes: 60, program: 'npm'});
  putProcesses(world, session);
}

const folders: readonly (readonly [string, number])[] = [
  ['/Applications', 0o775],
  ['/Library/LaunchAgents', 0o755],
  ['/Library/LaunchDaemons', 0o755],
  ['/Users', 0o755],
  ['/Users/Shared', 0o1777],
  ['/etc', 0o755],
  ['/opt', 0o755],
  ['/tmp', 0o1777],
  ['/usr/local/bin', 0o755],
  ['/var/folders', 0o755],
  ['/var/log', 0o755],
  ['/var/root', 0o700],
];

const passwd = [
  '# Open Directory.',
  'nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false',
  'root:*:0:0:System Administrator:/var/root:/bin/sh',
  'daemon:*:1:1:System Services:/var/root:/usr/bin/false',
  '',
].join('\n');

type Marked = readonly [name: string, mark?: string];

/** Where a Mac keeps its programs; those that differ from Linux have a mark of their own. */
const programs: Readonly<Record<string, readonly Marked[]>> = {
  '/bin': [
    ['bash'],
    ['cat'],
    ['chmod'],
    ['cp'],
    ['date'],
    ['dd'],
    ['df', 'mac-df'],
    ['echo'],
    ['hostname'],
    ['kill'],
    ['launchctl'],
    ['ln'],
    ['ls'],
    ['mkdir'],
    ['mv'],
    ['ps', 'mac-ps'],
    ['pwd'],
    ['rm'],
    ['sh'],
    ['sleep'],
    ['zsh'],
  ],
  '/usr/bin': [
    ['caffeinate'],
    ['curl'],
    ['du'],
    ['env'],
    ['find'],
    ['grep'],
    ['head'],
    ['id'],
    ['log', 'mac-log'],
    ['pgrep'],
    ['pkill'],
    ['plutil'],
    ['pmset'],
    ['printenv'],
    ['readlink'],
    ['sed'],
    ['stat', 'mac-stat'],
    ['sudo'],
    ['sw_vers'],
    ['tail'],
    ['touch'],
    ['true'],
    ['uname', 'mac-uname'],
    ['uptime'],
    ['vm_stat'],
    ['wc'],
    ['which'],
    ['whoami'],
    ['python3', 'python'],
  ],
  '/usr/sbin': [['chown'], ['lsof'], ['sysctl']],
};

/** One container of APFS: each volume says the same room. */
function putDisks({disks, random}: PutMacNeeds): void {
  const draw = random.fork('disks');
  const totalBytes = draw.pick([256, 512, 1024]) * 1_000_000_000;
  disks.mount('/', {
    totalBytes,
    usedBytes: Math.round((totalBytes * draw.int(28, 71)) / 100),
    inodes: 400_000_000,
    inodesUsed: draw.int(900_000, 4_000_000),
  });
}

function putProcesses({processes, scene}: PutMacNeeds, session: boolean): void {
  const {uid, gid, home} = scene.user;
  const base = {ppid: 1, uid: 0, gid: 0, env: new Map<string, string>(), cwd: '/', group: ''};
  const put = (
    pid: number,
    path: string,
    more: {readonly uid?: number; readonly gid?: number; readonly cwd?: string; readonly ppid?: number} = {},
  ): void => processes.adopt(pid, {...base, ...more, argv: [path], exe: path}, scene.bootAt + pid * 10);
  put(1, '/sbin/launchd', {ppid: 0});
  put(88, '/usr/libexec/logd');
  put(101, '/usr/sbin/mDNSResponder');
  put(142, '/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow');
  put(156, '/usr/sbin/sshd');
  processes.listen(156, '0.0.0.0', 22, null);
  if (!session) return;
  const own = {uid, gid, cwd: home};
  put(412, '/System/Library/CoreServices/Dock.app/Contents/MacOS/Dock', own);
  put(419, '/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder', own);
}
