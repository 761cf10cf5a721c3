import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const nodeMismatch: Fault = {
  name: 'node-mismatch',
  code: 'node-mismatch',
  behind: ['cli-unusable'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\/opt\/node20\/bin\/node is Node 20\.20\.2, wanted >=2\d\.[\s\S]*: active\/running/,
  named: /Node 20|node-runtime/,
  note: 'The loaded unit starts an old Node; the running daemon still has the good one, the next restart has not.',
  make: async (lab) => {
    await execStart(lab, `${inBox.node20} ${inBox.entry(lab.version)} gateway --port ${port}`);
  },
  undo: noDropIns,
};
