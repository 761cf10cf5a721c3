import {both, type Fault} from '../fault.ts';
import {fakes, files, user} from '../gateway.ts';
import {dropIn, editConfig, goodConfig, noDropIns, section, startReady, stop} from '../hands.ts';

export const secretShadowed: Fault = {
  name: 'secret-shadowed',
  code: 'secret-shadowed',
  behind: ['token-mismatch', 'secret-in-unit'],
  allowed: ['secret-in-unit'],
  versions: both,
  from: 'stopped',
  quotes: /OPENCLAW_GATEWAY_TOKEN: drop-in \S+\/10-token\.conf[\s\S]*OPENCLAW_GATEWAY_TOKEN: dotenv \S+\/\.env/,
  named: /OPENCLAW_GATEWAY_TOKEN.*(differ|shadow|overrid)/is,
  note: 'The token was rotated in ~/.openclaw/.env; a forgotten drop-in still gives the daemon the old one.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'gateway')['auth'] = {mode: 'token'};
    });
    await lab.box.write(files.dotenv, `OPENCLAW_GATEWAY_TOKEN=${fakes.otherToken}\n`, {owner: user, mode: '600'});
    await dropIn(lab, `[Service]\nEnvironment=OPENCLAW_GATEWAY_TOKEN=${fakes.token}`, {mode: '600', name: '10-token.conf'});
    await startReady(lab);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
    await lab.box.sh(['rm', files.dotenv]);
    await goodConfig(lab);
  },
};
