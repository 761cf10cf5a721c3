import {putNode} from '../world/system.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing, restart} from './hands.ts';

export const nodeReplaced: Fault = {
  name: 'node-replaced',
  about: "Unattended upgrades replaced the vendor's Node 24 by the distribution's Node 20, and restarted the service.",
  takes: nothing,
  leadMs: lead.fresh,
  words: [],
  wanted: (wanted) => ({...wanted, node: '/usr/bin/node', layout: 'npm-global'}),
  plant(world) {
    putNode(world, '/usr/bin/node', '20.20.2');
    restart(world);
    return {cured: () => isServing(world)};
  },
};
