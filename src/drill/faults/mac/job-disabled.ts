import {stopService} from '../../world/service.ts';
import {type Fault, lead, nothing} from '../fault.ts';
import {isServing} from '../hands.ts';

export const jobDisabled: Fault = {
  name: 'job-disabled',
  about: 'On a Mac: an update unloaded the job, switched it off in launchd while it worked, and ended before it switched it on again.',
  takes: nothing,
  leadMs: lead.recent,
  words: [],
  plant(world) {
    const {launchd, scene} = world;
    stopService(world);
    if (scene.mac !== null) launchd?.allow(scene.mac.domain, scene.mac.label, false);
    return {cured: () => isServing(world)};
  },
};
