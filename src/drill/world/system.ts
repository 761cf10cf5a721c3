import type {Disks} from './disks.ts';
import type {Files} from './files.ts';
import type {Processes} from './processes.ts';
import {type Random, randomOf} from './random.ts';
import type {Scene} from './scene.ts';
import type {Manager} from './systemd/manager.ts';
import type {Time} from './time.ts';

/** What a machine is made of before anything of OpenClaw is on it. */
export interface SystemNeeds {
  readonly random: Random;
  readonly time: Time;
  readonly scene: Scene;
  readonly files: Files;
  readonly disks: Disks;
  readonly processes: Processes;
  readonly managers: {readonly user: Manager; readonly system: Manager};
}

/** Programs of the machine that a responder or a probe may call; their answers are in the room `programs`. */
const tools = [
  'apt-get',
  'awk',
  'bash',
  'cat',
  'chmod',
  'chown',
  'cp',
  'curl',
  'date',
  'dd',
  'df',
  'dmesg',
  'du',
  'echo',
  'env',
  'find',
  'free',
  'getent',
  'grep',
  'head',
  'hostname',
  'id',
  'install',
  'journalctl',
  'kill',
  'ln',
  'loginctl',
  'ls',
  'mkdir',
  'mv',
  'npm',
  'nproc',
  'pgrep',
  'pkill',
  'printenv',
  'ps',
  'pwd',
  'readlink',
  'realpath',
  'resolvectl',
  'rm',
  'sed',
  'sh',
  'sleep',
  'ss',
  'stat',
  'sudo',
  'systemctl',
  'tail',
  'timedatectl',
  'tmux',
  'touch',
  'true',
  'uname',
  'uptime',
  'wc',
  'which',
  'whoami',
];

/** Everything of the host that is not OpenClaw's. */
export function putSystem(world: SystemNeeds): void {
  const {files, disks, scene, random} = world;
  const {user, node} = scene;
  const draw = random.fork('disks');
  const inodes = draw.pick([1_310_720, 2_621_440]);
  const totalBytes = inodes * 16_384;
  disks.mount('/', {
    totalBytes,
    usedBytes: Math.round((totalBytes * draw.int(28, 61)) / 100),
    inodes,
    inodesUsed: Math.round((inodes * draw.int(9, 22)) / 100),
  });
  for (const [path, mode] of [
    ['/etc', 0o755],
    ['/home', 0o755],
    ['/usr/bin', 0o755],
    ['/usr/local/bin', 0o755],
    ['/tmp', 0o1777],
    ['/var/log', 0o755],
    ['/etc/systemd/system', 0o755],
    ['/run/systemd/system', 0o755],
    ['/run/systemd/timesync', 0o755],
    ['/opt', 0o755],
    ['/srv', 0o755],
    ['/root', 0o700],
  ] as const)
    files.putDirectory(path, {mode});
  files.putDirectory(user.home, {uid: user.uid, gid: user.gid, mode: 0o750});
  files.putLink('/bin', '/usr/bin');
  files.putLink('/sbin', '/usr/sbin');
  files.put(
    '/etc/passwd',
    [
      'root:x:0:0:root:/root:/bin/bash',
      'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
      'systemd-resolve:x:991:991:systemd Resolver:/:/usr/sbin/nologin',
      `${user.name}:x:${user.uid}:${user.gid}::${user.home}:/bin/bash`,
      '',
    ].join('\n'),
  );
  files.put('/run/systemd/timesync/synchronized', '');
  files.put('/etc/hostname', `${scene.hostName}\n`);
  files.put(`/var/lib/systemd/linger/${scene.user.name}`, '');
  files.put('/etc/os-release', `PRETTY_NAME="${scene.os}"\n`);
  files.put('/etc/resolv.conf', 'nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch .\n');
  for (const tool of tools) files.put(`/usr/bin/${tool}`, '', {mode: 0o755, bytes: 90_000, program: tool});
  files.put('/usr/bin/python3', '', {mode: 0o755, bytes: 6_000_000, program: 'python'});
  putNode(world, node.path, node.version);
  putUnits(world);
  putProcesses(world);
}

/** A Node program of some version; the version is what it says of itself. */
export function putNode(world: Pick<SystemNeeds, 'files' | 'scene'>, path: string, version: string): void {
  const {uid, gid, home} = world.scene.user;
  const owner = path.startsWith(home) ? {uid, gid} : {uid: 0, gid: 0};
  world.files.put(path, `node v${version}`, {
    ...owner,
    mode: 0o755,
    bytes: 118_000_000 + randomOf(version).int(0, 9_000_000),
    program: 'node',
  });
}

function putUnits({files, managers, time}: SystemNeeds): void {
  files.put('/usr/sbin/sshd', '', {mode: 0o755, bytes: 900_000, program: 'daemon'});
  files.put('/usr/lib/systemd/systemd-resolved', '', {mode: 0o755, bytes: 600_000, program: 'daemon'});
  files.put('/usr/sbin/cron', '', {mode: 0o755, bytes: 60_000, program: 'daemon'});
  const unit = (description: string, exec: string): string =>
    `[Unit]\nDescription=${description}\n\n[Service]\nExecStart=${exec}\nRestart=on-failure\n\n[Install]\nWantedBy=multi-user.target\n`;
  files.put('/usr/lib/systemd/system/ssh.service', unit('OpenBSD Secure Shell server', '/usr/sbin/sshd -D'));
  files.put('/usr/lib/systemd/system/systemd-resolved.service', unit('Network Name Resolution', '/usr/lib/systemd/systemd-resolved'));
  files.put('/usr/lib/systemd/system/cron.service', unit('Regular background program processing daemon', '/usr/sbin/cron -f'));
  for (const [name, value] of [
    ['LANG', 'C.UTF-8'],
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  ] as const) {
    managers.user.environment.set(name, value);
    managers.system.environment.set(name, value);
  }
  time.runTo(time.now() + 1);
  for (const name of ['ssh.service', 'systemd-resolved.service', 'cron.service']) managers.system.start(name);
}

/** PID 1, the owner's manager and the port that every host has. */
function putProcesses(world: SystemNeeds): void {
  const {processes, scene, managers} = world;
  const {uid, gid, home} = scene.user;
  const base = {ppid: 0, uid: 0, gid: 0, env: new Map<string, string>(), exe: '/usr/lib/systemd/systemd', cwd: '/'};
  processes.adopt(1, {...base, argv: ['/sbin/init'], name: 'systemd', group: '/init.scope'}, scene.bootAt);
  processes.adopt(
    managers.user.pid,
    {
      ...base,
      ppid: 1,
      uid,
      gid,
      cwd: home,
      argv: ['/usr/lib/systemd/systemd', '--user'],
      name: 'systemd',
      group: `/user.slice/user-${uid}.slice/user@${uid}.service/init.scope`,
    },
    scene.bootAt + 9_000,
  );
  const sshd = processes.all().find((one) => one.name === 'sshd');
  if (sshd) processes.listen(sshd.pid, '0.0.0.0', 22, null);
}
