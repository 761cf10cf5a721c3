import {putNode} from '../../world/system.ts';
import {type Fault, lead, nothing} from '../fault.ts';
import {isServing, restart} from '../hands.ts';

const before = '/opt/homebrew/Cellar/node/24.21.0/bin/node';
const after = '/opt/homebrew/Cellar/node/24.21.1/bin/node';

export const nodeMoved: Fault = {
  name: 'node-moved',
  about: "On a Mac: the property list names Node by its version in Homebrew's Cellar, and `brew upgrade` has cleaned that version away.",
  takes: nothing,
  leadMs: lead.recent,
  words: ['oldNode', 'newNode'],
  wanted: (wanted) => ({...wanted, node: before, mac: {...wanted.mac, install: 'homebrew', carrier: 'plain'}}),
  plant(world) {
    const {files} = world;
    putNode(world, after, '24.21.1');
    files.putLink('/opt/homebrew/bin/node', after);
    files.remove(before, {uid: 0, gid: 0}, false);
    restart(world);
    return {cured: () => isServing(world), words: () => ({oldNode: before, newNode: after})};
  },
};
