import {both, type Fault} from '../fault.ts';
import {unit} from '../gateway.ts';
import {until} from '../until.ts';

export const gatewayHung: Fault = {
  name: 'gateway-hung',
  code: 'gateway-hung',
  behind: ['channel-down', 'gateway-not-ready', 'capability-lost', 'sources-disagree', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /pid \d+: process state T \(stopped by a signal\)/,
  named: /frozen|hung|SIGSTOP|stopped by a signal|event loop (is )?blocked|not responding/i,
  note: 'SIGSTOP: the port accepts connections and nothing comes back; systemd is blind to it.',
  make: async (lab) => {
    await lab.systemctl('kill', '--signal', 'STOP', unit);
    await until('/healthz is silent', 10_000, async () => ((await lab.http('/healthz')).status === null ? true : null));
  },
  undo: async (lab) => {
    await lab.systemctl('kill', '--signal', 'CONT', unit);
    await lab.ready();
  },
};
