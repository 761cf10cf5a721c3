import {stopService} from '../world/service.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing} from './hands.ts';

export const stopped: Fault = {
  name: 'stopped',
  about: 'Somebody stopped the service on purpose; a job of launchd is unloaded by that.',
  takes: nothing,
  leadMs: lead.recent,
  words: [],
  plant(world) {
    stopService(world);
    return {cured: () => isServing(world)};
  },
};
