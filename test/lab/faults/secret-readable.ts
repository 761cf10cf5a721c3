import {both, type Fault} from '../fault.ts';
import {files} from '../gateway.ts';

export const secretReadable: Fault = {
  name: 'secret-readable',
  code: 'secret-readable',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\/home\/ops\/\.openclaw\/openclaw\.json: mode 0644/,
  named: /openclaw\.json.*(644|readable|permission)/s,
  note: 'The configuration holds tokens, and its directory and itself were opened to everybody.',
  make: async (lab) => {
    await lab.box.sh(['chmod', '644', files.config]);
    await lab.box.sh(['chmod', '755', files.state]);
  },
  undo: async (lab) => {
    await lab.box.sh(['chmod', '600', files.config]);
    await lab.box.sh(['chmod', '700', files.state]);
  },
};
