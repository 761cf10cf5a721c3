import {type Fault, lead, nothing} from './fault.ts';
import {isServing} from './hands.ts';

export const namesDead: Fault = {
  name: 'names-dead',
  about: 'The resolver of the host is down: no name outside can be found, and every channel is red at once.',
  takes: nothing,
  leadMs: lead.recent,
  words: [],
  plant(world) {
    const {managers, network} = world;
    const resolver = 'systemd-resolved.service';
    managers.system.stop(resolver);
    network.broken = () => (managers.system.unit(resolver)?.active === 'active' ? null : 'failing');
    const all = (): boolean =>
      [...world.gateways.values()].every((run) => [...run.channels.values()].every((channel) => channel.connected));
    return {cured: () => isServing(world) && network.state() === 'ok' && all()};
  },
};
