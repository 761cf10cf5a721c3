import {troubleOf} from './world/gateway/channels.ts';
import type {World} from './world/world.ts';

/** Whether the service runs its gateway, alone, ready, and with every channel that the configuration has. */
export function isHealthy(world: World): boolean {
  const {managers, scene, gateways} = world;
  const unit = managers.user.unit(scene.unit);
  const run = unit?.active === 'active' ? gateways.get(unit.mainPid) : undefined;
  if (!unit || run?.stage !== 'ready' || run.failing.size > 0 || run.suppressed.length > 0 || managers.user.needsReload(unit)) return false;
  const alone = [...gateways.values()].every((other) => other.pid === run.pid || other.stateDir !== run.stateDir);
  return (
    alone &&
    ['telegram', scene.second].every((id) => {
      const channel = run.channels.get(id);
      return channel?.connected === true && troubleOf(world, run, channel) === null;
    })
  );
}
