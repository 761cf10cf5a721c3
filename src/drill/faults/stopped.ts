import {type Fault, lead, nothing} from './fault.ts';
import {isServing} from './hands.ts';

export const stopped: Fault = {
  name: 'stopped',
  about: 'Somebody stopped the unit on purpose.',
  takes: nothing,
  leadMs: lead.recent,
  words: [],
  plant(world) {
    world.managers.user.stop(world.scene.unit);
    return {cured: () => isServing(world)};
  },
};
