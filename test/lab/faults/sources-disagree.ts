import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {editConfig, goodConfig, section, startReady, stop} from '../hands.ts';

export const sourcesDisagree: Fault = {
  name: 'sources-disagree',
  code: 'sources-disagree',
  behind: ['token-mismatch'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: new RegExp(`openclaw\\.json: gateway\\.port ${port + 200}\\s+gateway port ${port} from the (?:unit|lock)`),
  named: /port does not match|resolves gateway port/i,
  note: 'The port was changed in the configuration alone: the service keeps the one it was installed with, the command line asks the other.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'gateway')['port'] = port + 200;
    });
    await startReady(lab);
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};
