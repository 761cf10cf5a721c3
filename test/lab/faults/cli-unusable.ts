import type {Fault} from '../fault.ts';
import {switchCli} from '../gateway.ts';
import {inBox} from '../openclaw.ts';

const cliPath = '/usr/local/bin/openclaw';

export const cliUnusable: Fault = {
  name: 'cli-unusable',
  code: 'cli-unusable',
  behind: [],
  allowed: [],
  // Later releases start themselves again under a Node of the PATH that fits.
  versions: ['2026.4.14'],
  from: 'running',
  quotes: /each time it was asked: "openclaw: Node/,
  named: /Node 20|v20\.20/,
  note: 'A starter of the command names a Node that is too old by its path; the gateway runs under its own and is well.',
  make: async (lab) => {
    const run = `exec ${inBox.node20} ${inBox.package(lab.version)}/openclaw.mjs "$@"`;
    await lab.box.sh(['rm', '-f', cliPath]);
    await lab.box.write(cliPath, `#!/bin/sh\n${run}\n`, {mode: '755'});
  },
  undo: async (lab) => {
    await switchCli(lab.box, lab.version);
  },
};
