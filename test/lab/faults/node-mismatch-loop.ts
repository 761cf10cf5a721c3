import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const nodeMismatchLoop: Fault = {
  name: 'node-mismatch-loop',
  code: 'node-mismatch',
  behind: ['cli-unusable', 'crash-loop', 'start-limit-hit', 'unit-down', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /\/opt\/node20\/bin\/node is Node 20\.20\.2, wanted >=2\d\.[\s\S]*: activating\/auto-restart/,
  named: /Node 20|node-runtime/,
  note: 'The unit starts an old Node and its PATH has no other: the daemon gives up at once, again and again.',
  make: async (lab) => {
    await execStart(lab, `${inBox.node20} ${inBox.entry(lab.version)} gateway --port ${port}`, 'Environment=PATH=/opt/node20/bin');
    await start(lab);
    await lab.shows({SubState: 'auto-restart'});
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
