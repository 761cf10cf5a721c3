import {both, type Fault} from '../fault.ts';
import {dropIn, editConfig, goodConfig, noDropIns, section} from '../hands.ts';

export const unitDownOwnEnd: Fault = {
  name: 'unit-down-own-end',
  code: 'unit-down',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /ended itself to be started anew, and Restart=on-failure does not start what ended without an error/,
  named: /on-failure|restart mode: full process restart/,
  note: 'A unit by hand says Restart=on-failure: at a change that needs a restart the gateway ends itself, and nobody starts it.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nRestart=on-failure');
    await editConfig(lab, (config) => {
      section(config, 'gateway', 'controlUi')['basePath'] = '/console';
    });
    await lab.shows({ActiveState: 'inactive', Result: 'success'});
  },
  undo: async (lab) => {
    await noDropIns(lab);
    await goodConfig(lab);
  },
};
