import {registry} from '../../world/docker/wish.ts';
import {restartService} from '../../world/service.ts';
import {type Fault, lead, nothing} from '../fault.ts';
import {isServing} from '../hands.ts';

const newer = `${registry}:2026.9.7`;

export const composeAhead: Fault = {
  name: 'compose-ahead',
  about:
    'In a container: somebody wrote a newer image into the compose file and restarted the container, which keeps the image that it was made from.',
  takes: nothing,
  leadMs: lead.silent,
  words: ['newImage'],
  plant(world) {
    const {scene, files, engine} = world;
    const {docker} = scene;
    if (docker === null || engine === null) return {cured: () => isServing(world), words: () => ({newImage: newer})};
    const text = files.peek(docker.compose)?.text ?? '';
    files.write(docker.compose, text.replace(/image: \S+/, `image: ${newer}`), scene.user);
    restartService(world);
    const isNew = (): boolean => engine.container(docker.container)?.made.image === newer;
    return {cured: () => isServing(world) && isNew(), words: () => ({newImage: newer})};
  },
};
