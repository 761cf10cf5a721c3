import {both, type Fault} from '../fault.ts';
import {unit} from '../gateway.ts';

export const notLastingBoot: Fault = {
  name: 'not-lasting-boot',
  code: 'not-lasting',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /UnitFileState=disabled, WantedBy=/,
  named: /disabled/i,
  note: 'Somebody disabled the unit and left it running: it is not there after a reboot.',
  make: async (lab) => {
    await lab.systemctl('disable', unit);
  },
  undo: async (lab) => {
    await lab.systemctl('enable', unit);
  },
};
