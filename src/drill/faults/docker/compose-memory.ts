import {makeAnew} from '../../world/docker/bring-up.ts';
import {servedGateway} from '../../world/service.ts';
import {type Fault, lead, nothing} from '../fault.ts';
import {isServing} from '../hands.ts';

export const composeMemory: Fault = {
  name: 'compose-memory',
  about:
    'In a container: the memory limit of the compose file is too small for this release; the kernel ends the gateway a moment after it is ready, and the engine starts it again.',
  takes: nothing,
  leadMs: lead.fresh,
  words: [],
  plant(world) {
    const {scene, files, engine} = world;
    const {docker} = scene;
    if (docker === null || engine === null) return {cured: () => isServing(world)};
    const text = files.peek(docker.compose)?.text ?? '';
    files.write(docker.compose, text.replace(/mem_limit: \S+/, 'mem_limit: 512m'), scene.user);
    makeAnew(world, docker);
    const fits = (): boolean => {
      const container = engine.container(docker.container);
      const pid = servedGateway(world)?.pid;
      const process = container === null || pid === undefined ? null : engine.inside(container).processes.get(pid);
      return process?.rssBytes === world.memory.gatewayBytes;
    };
    return {cured: () => isServing(world) && fits()};
  },
};
