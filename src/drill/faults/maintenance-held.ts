import {freeLock, takeLock} from '../world/gateway/lock.ts';
import {startByHand} from '../world/logins.ts';
import {type Fault, nothing} from './fault.ts';
import {isServing, restart} from './hands.ts';

export const maintenanceHeld: Fault = {
  name: 'maintenance-held',
  about:
    'A colleague started a repair in another terminal and it waits at a question, with the state lock in its hands; the service waits for the lock.',
  takes: nothing,
  leadMs: 4 * 60_000,
  words: ['repairPid'],
  plant(world) {
    const {scene, managers, time} = world;
    const {home} = scene.user;
    let pid = 0;
    managers.user.stop(scene.unit, () => {
      const process = startByHand(world, world.random.fork('session').int(3, 60), {
        argv: [scene.node.path, scene.cliPath, 'doctor', '--repair'],
        name: 'openclaw-doctor',
        exe: scene.node.path,
        cwd: home,
        env: new Map([['HOME', home]]),
      });
      pid = process.pid;
      takeLock(world, process, scene, 'sqlite-maintenance');
      process.onEnd.push(() => freeLock(world, scene, process));
      time.after(15_000, () => restart(world));
    });
    return {cured: () => isServing(world), words: () => ({repairPid: String(pid)})};
  },
};
