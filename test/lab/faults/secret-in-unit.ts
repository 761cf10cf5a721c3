import {both, type Fault} from '../fault.ts';
import {fakes} from '../gateway.ts';
import {dropIn, noDropIns} from '../hands.ts';

export const secretInUnit: Fault = {
  name: 'secret-in-unit',
  code: 'secret-in-unit',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /OPENCLAW_GATEWAY_TOKEN: drop-in \S+\/openclaw-gateway\.service\.d\/50-lab\.conf/,
  named: /embeds OPENCLAW_GATEWAY_TOKEN|gateway-token-embedded/,
  note: 'The same token as in the configuration, written into a drop-in: `systemctl show` prints it to everybody who may ask.',
  make: async (lab) => {
    await dropIn(lab, `[Service]\nEnvironment=OPENCLAW_GATEWAY_TOKEN=${fakes.token}`, {mode: '600'});
  },
  undo: noDropIns,
};
