import {type Fault, newest} from '../fault.ts';
import {unit} from '../gateway.ts';
import {journalSays} from '../hands.ts';

export const restartedByOthers: Fault = {
  name: 'restarted-by-others',
  code: 'restarted-by-others',
  behind: ['gateway-starting'],
  allowed: ['gateway-starting'],
  versions: newest,
  from: 'running',
  quotes: /was asked to stop \d times/,
  named: /SIGTERM \d+ times|another supervisor/i,
  note: 'A watchdog finds the gateway slow and restarts it, four times within some minutes.',
  make: async (lab) => {
    for (let round = 0; round < 4; round += 1) {
      await lab.systemctl('restart', unit);
      await lab.ready();
    }
    await journalSays(lab, /SIGTERM \d+ times in 5 min/);
  },
  // The lines of the restarts are the fault, and a minute does not make them old.
  undo: (lab) => lab.forget(),
};
