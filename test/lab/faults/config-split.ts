import {both, type Fault} from '../fault.ts';
import {files, home, user} from '../gateway.ts';
import {dropIn, noDropIns, startReady, stop} from '../hands.ts';

export const configSplit: Fault = {
  name: 'config-split',
  code: 'config-split',
  behind: ['token-mismatch'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /daemon: \/home\/ops\/elsewhere\/other\.json/,
  named: /other\.json/,
  note: 'A drop-in points the daemon to another file than the one that the command line reads.',
  make: async (lab) => {
    await lab.box.write(`${home}/elsewhere/other.json`, await lab.box.read(files.config), {owner: user, mode: '600'});
    await dropIn(lab, `[Service]\nEnvironment=OPENCLAW_CONFIG_PATH=${home}/elsewhere/other.json`);
    await startReady(lab);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
    // The daemon keeps some of its directories beside its configuration.
    await lab.box.sh(['rm', '-r', `${home}/elsewhere`]);
  },
};
