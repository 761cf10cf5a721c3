import {type Fault, newest} from '../fault.ts';
import {fakes} from '../gateway.ts';
import {editConfig, goodConfig, journalSays, section} from '../hands.ts';
import {until} from '../until.ts';

export const tokenMismatch: Fault = {
  name: 'token-mismatch',
  code: 'token-mismatch',
  behind: ['capability-lost'],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /gateway call health --json.*unauthorized: gateway token mismatch/,
  named: /AUTH_TOKEN_MISMATCH|token mismatch/i,
  note: 'The token is changed in the file while the daemon, told not to reload, keeps the one it has.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'gateway')['reload'] = {mode: 'off'};
    });
    await journalSays(lab, /config reload disabled/);
    await editConfig(lab, (config) => {
      section(config, 'gateway')['reload'] = {mode: 'off'};
      section(config, 'gateway', 'auth')['token'] = fakes.otherToken;
    });
    await journalSays(lab, /evaluating reload \(gateway\.auth\.token/);
  },
  undo: async (lab) => {
    await goodConfig(lab);
    await until('the command line is let in', 20_000, async () =>
      (await lab.as(['openclaw', 'gateway', 'call', 'health', '--json'])).exit === 0 ? true : null,
    );
  },
};
