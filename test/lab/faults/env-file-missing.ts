import {both, type Fault} from '../fault.ts';
import {files} from '../gateway.ts';
import {dropIn, noDropIns, start, stop} from '../hands.ts';

export const envFileMissing: Fault = {
  name: 'env-file-missing',
  code: 'env-file-missing',
  behind: ['crash-loop', 'start-limit-hit', 'unit-down', 'secret-missing'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /EnvironmentFile \/home\/ops\/\.openclaw\/gone\.env: missing/,
  named: /gone\.env/,
  note: 'A drop-in names an environment file without the leading dash, and the file is not there; the journal does not name it.',
  make: async (lab) => {
    await dropIn(lab, `[Service]\nEnvironmentFile=${files.state}/gone.env`);
    await start(lab);
    await lab.shows({Result: 'resources'});
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
