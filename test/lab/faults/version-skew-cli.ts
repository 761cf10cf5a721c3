import {both, type Fault} from '../fault.ts';
import {switchCli} from '../gateway.ts';
import {versions} from '../openclaw.ts';

export const versionSkewCli: Fault = {
  name: 'version-skew-cli',
  code: 'version-skew',
  behind: ['entry-stale', 'config-rejected', 'config-newer', 'token-mismatch', 'node-mismatch'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes:
    /service starts \S+[\s\S]*(?:version 2026\.9\.6\s[\s\S]*cli: \S+ \(2026\.4\.14\)|\(2026\.4\.14\)\s[\s\S]*cli: \S+ \(2026\.9\.6\))/,
  named: /protocol mismatch|version (mismatch|skew|drift)|(CLI|daemon|service) version/i,
  note: 'The command line was moved to another release in another place; the unit still starts the old one.',
  make: async (lab) => {
    await switchCli(lab.box, versions.find((one) => one !== lab.version) ?? lab.version);
  },
  undo: async (lab) => {
    await switchCli(lab.box, lab.version);
  },
};
