import {agentTurn} from '../world/gateway/provider.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing} from './hands.ts';

export const providerThrottled: Fault = {
  name: 'provider-throttled',
  about: 'The model provider answers 429 for a quarter of an hour: turns take longer, and nothing on this host can change it. It passes.',
  takes: nothing,
  leadMs: lead.fresh,
  words: [],
  plant(world) {
    const {scene, network, gateways, processes, time} = world;
    network.throttles.add(scene.provider);
    time.after(15 * 60_000, () => void network.throttles.delete(scene.provider));
    // Somebody writes soon after, so that the limit is known.
    time.after(60_000, () => {
      for (const run of gateways.values()) {
        const process = processes.get(run.pid);
        if (process) agentTurn(world, process, run);
      }
    });
    return {cured: () => isServing(world) && !network.throttles.has(scene.provider)};
  },
};
