import {environmentFile, installUnit} from '../world/install-unit.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {editDotenv, isServing, restart} from './hands.ts';

export const secretShadowed: Fault = {
  name: 'secret-shadowed',
  about:
    "A repair copied the keys of .env into the unit's environment file; the gateway's token was rotated in .env afterwards, and the copy wins.",
  takes: nothing,
  leadMs: lead.silent,
  words: ['envFile'],
  plant(world) {
    const {scene, managers, gateways} = world;
    installUnit(world, {version: scene.version, entry: `${scene.packageRoot}/dist/index.js`, node: scene.node.path}, scene.user);
    managers.user.reload();
    const fresh = world.random.fork('rotated').hex(48);
    editDotenv(world, {OPENCLAW_GATEWAY_TOKEN: fresh});
    restart(world);
    return {
      cured: () => isServing(world) && [...gateways.values()].every((run) => run.token === fresh),
      words: () => ({envFile: environmentFile(world)}),
    };
  },
};
