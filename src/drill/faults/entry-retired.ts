import {type Fault, lead, nothing} from './fault.ts';
import {editUnit, isServing, restart} from './hands.ts';

export const entryRetired: Fault = {
  name: 'entry-retired',
  about: 'The unit was carried over from an older host and starts dist/entry.js, the name that the release keeps only for old units.',
  takes: nothing,
  leadMs: lead.silent,
  words: [],
  plant(world) {
    editUnit(world, (text) => text.replace('/dist/index.js', '/dist/entry.js'));
    restart(world);
    const entry = (): string => world.managers.user.unit(world.scene.unit)?.loaded?.exec?.argv.join(' ') ?? '';
    return {cured: () => isServing(world) && entry().includes('/dist/index.js')};
  },
};
