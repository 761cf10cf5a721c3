import {bootGateway} from '../world/gateway/boot.ts';
import {logIn} from '../world/logins.ts';
import {startService, stopService} from '../world/service.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing} from './hands.ts';

export const foreground: Fault = {
  name: 'foreground',
  about: 'Somebody stopped the unit, ran the gateway in a terminal to watch it, and went away; the unit is refused since.',
  takes: nothing,
  leadMs: lead.recent * 3,
  words: ['foregroundPid'],
  plant(world) {
    const {scene, processes, time} = world;
    const {uid, gid, home} = scene.user;
    stopService(world);
    const {shell, group} = logIn(world, world.random.fork('session').int(3, 60), 'tmux');
    let pid = 0;
    time.after(20_000, () => {
      const process = processes.start({
        ppid: shell.pid,
        uid,
        gid,
        argv: ['openclaw-gateway'],
        name: 'openclaw-gateway',
        exe: scene.node.path,
        cwd: home,
        group,
        env: new Map([
          ['HOME', home],
          ['PATH', '/usr/bin:/bin'],
          ['DRILL_PORT', String(scene.port)],
        ]),
      });
      pid = process.pid;
      bootGateway(world, process, `${scene.packageRoot}/dist/index.js`);
    });
    // A reboot check an hour later starts the service, which finds its place taken.
    time.after(lead.recent * 2, () => startService(world));
    return {cured: () => isServing(world) && processes.get(pid) === null, words: () => ({foregroundPid: String(pid)})};
  },
};
