import {type Fault, lead, nothing} from './fault.ts';
import {dropIn, isServing, restart} from './hands.ts';

export const memoryCap: Fault = {
  name: 'memory-cap',
  about:
    'A memory limit that was generous for the release before is too small for this one: the kernel ends the gateway a moment after it is ready.',
  takes: nothing,
  leadMs: lead.fresh,
  words: ['memoryDropIn'],
  plant(world) {
    const memoryDropIn = dropIn(world, '50-memory.conf', '[Service]\nMemoryMax=512M\n');
    restart(world);
    return {
      cured: () =>
        isServing(world) &&
        world.processes.get(world.managers.user.unit(world.scene.unit)?.mainPid ?? 0)?.rssBytes === world.memory.gatewayBytes,
      words: () => ({memoryDropIn}),
    };
  },
};
