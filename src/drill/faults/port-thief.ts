import {programs} from '../world/behaviours.ts';
import {startByHand} from '../world/logins.ts';
import {startService, stopService} from '../world/service.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing} from './hands.ts';

export const portThief: Fault = {
  name: 'port-thief',
  about: 'While the gateway was down for a moment another program took its port; the unit stays active and tries again for ever.',
  takes: nothing,
  leadMs: lead.recent,
  words: ['thiefPid'],
  plant(world) {
    const {scene, time} = world;
    let pid = 0;
    stopService(world, () => {
      const process = startByHand(world, world.random.fork('session').int(3, 60), {
        argv: ['python3', '-m', 'http.server', '--bind', '127.0.0.1', String(scene.port)],
        exe: '/usr/bin/python3',
        cwd: `${scene.user.home}/reports`,
        env: new Map(),
      });
      programs['python']?.(world, process);
      pid = process.pid;
      time.after(4_000, () => startService(world));
    });
    return {cured: () => isServing(world), words: () => ({thiefPid: String(pid)})};
  },
};
