import {z} from 'zod';
import {putCommand, putPackage} from '../world/package.ts';
import {placesOn} from '../world/scene.ts';
import {type Fault, lead} from './fault.ts';
import {isServing, restart} from './hands.ts';

export const entryGone: Fault = {
  name: 'entry-gone',
  about:
    'An upgrade by pnpm moved the package to a directory with another version in its name; the unit starts the old one. Takes `from`, the release before.',
  takes: z.strictObject({from: z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,2}$/)}),
  leadMs: lead.recent,
  words: ['oldEntry', 'newEntry'],
  wanted: (wanted, {from}) => ({...wanted, version: String(from), layout: 'pnpm'}),
  plant(world, _, to) {
    const {scene, files} = world;
    const {uid, gid} = scene.user;
    const after = placesOn(scene, to);
    putPackage(world, after.root, to, {uid, gid});
    putCommand(world, scene.cliPath, after.root, {uid, gid});
    files.remove(scene.packageRoot.replace('/node_modules/openclaw', ''), {uid: 0, gid: 0}, true);
    restart(world);
    const newEntry = `${after.root}/dist/index.js`;
    return {cured: () => isServing(world), words: () => ({oldEntry: `${scene.packageRoot}/dist/index.js`, newEntry})};
  },
};
