import {troubleOf} from './world/gateway/channels.ts';
import {isDefinitionLoaded, servedGateway} from './world/service.ts';
import type {World} from './world/world.ts';

/** Whether the service runs its gateway, alone, ready, and with every channel that the configuration has. */
export function isHealthy(world: World): boolean {
  const {scene, gateways} = world;
  const run = servedGateway(world);
  if (run?.stage !== 'ready' || run.failing.size > 0 || run.suppressed.length > 0 || !isDefinitionLoaded(world)) return false;
  const alone = [...gateways.values()].every((other) => other.pid === run.pid || other.stateDir !== run.stateDir);
  return (
    alone &&
    ['telegram', scene.second].every((id) => {
      const channel = run.channels.get(id);
      return channel?.connected === true && troubleOf(world, run, channel) === null;
    })
  );
}
