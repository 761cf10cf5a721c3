import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns, startReady, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

const first = '/usr/local/bin/node';
const starter = '/usr/local/bin/start-openclaw';

export const cliUnusable: Fault = {
  name: 'cli-unusable',
  code: 'cli-unusable',
  behind: [],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /each time it was asked: "openclaw: Node/,
  named: /Node 20|v20\.20/,
  note: 'The first node on the PATH is too old for the command line; the gateway is well, a script starts it under a Node of its own.',
  make: async (lab) => {
    const run = `exec ${inBox.node24} ${inBox.entry(lab.version)} gateway --port ${port}`;
    await lab.box.write(starter, `#!/bin/sh\n${run}\n`, {mode: '755'});
    await execStart(lab, starter);
    await startReady(lab);
    await lab.box.sh(['ln', '-sf', inBox.node20, first]);
  },
  undo: async (lab) => {
    await lab.box.sh(['ln', '-sf', inBox.node24, first]);
    await stop(lab);
    await noDropIns(lab);
    await lab.box.sh(['rm', '-f', starter]);
  },
};
