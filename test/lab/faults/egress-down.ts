import {addresses} from '../farside-behaviour.ts';
import {type Fault, newest} from '../fault.ts';

export const egressDown: Fault = {
  name: 'egress-down',
  code: 'egress-down',
  behind: ['channel-down', 'channel-half', 'gateway-not-ready', 'capability-lost'],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /telegram: .*EAI_AGAIN telegram\.lab\.test/,
  named: /ENOTFOUND|EAI_AGAIN|getaddrinfo/,
  note: "The name of the channel's far side no longer resolves, and the kept connections are cut.",
  make: async (lab) => {
    await lab.box.sh(['sed', '-i.kept', `/${addresses.telegram}/d`, '/etc/hosts']);
    await lab.farside.set({cut: true});
  },
  undo: async (lab) => {
    await lab.box.sh(['mv', '/etc/hosts.kept', '/etc/hosts']);
    await lab.farside.next('telegram getUpdates', 200, 180_000);
  },
};
