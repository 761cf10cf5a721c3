import {dotenvOf} from '../world/build.ts';
import {agentTurn} from '../world/gateway/provider.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing, ownFile} from './hands.ts';

export const keyExpired: Fault = {
  name: 'key-expired',
  about:
    "The model provider's key ran out; every answer comes from the small local model instead, and nothing turns red. The new key lies in .env.new.",
  takes: nothing,
  leadMs: lead.silent,
  words: ['newKeys'],
  plant(world) {
    const {scene, network, random, gateways, processes, time} = world;
    const fresh = scene.secrets.provider.slice(0, 14) + random.fork('new key').letters(scene.secrets.provider.length - 14);
    network.accepts.set(scene.provider, new Set([fresh]));
    const newKeys = `${scene.stateDir}/.env.new`;
    ownFile(world, newKeys, dotenvOf(scene).replace(scene.secrets.provider, fresh));
    // Somebody writes soon after, so that the refusal is known.
    time.after(60_000, () => {
      for (const run of gateways.values()) {
        const process = processes.get(run.pid);
        if (process) agentTurn(world, process, run);
      }
    });
    return {
      cured: () => isServing(world) && [...gateways.values()].every((run) => run.variables.get(scene.providerVariable) === fresh),
      words: () => ({newKeys}),
    };
  },
};
