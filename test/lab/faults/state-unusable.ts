import {type Fault, newest} from '../fault.ts';
import {home} from '../gateway.ts';
import {start, stop} from '../hands.ts';

const database = `${home}/.openclaw/state/openclaw.sqlite`;
const kept = '/root/kept-state.sqlite';

export const stateUnusable: Fault = {
  name: 'state-unusable',
  code: 'state-unusable',
  behind: ['unit-down', 'crash-loop', 'gateway-starting', 'start-limit-hit'],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /unreadable at \S+openclaw\.sqlite: file is not a database/,
  named: /not a database|restore this file/,
  note: 'The first page of the state database was overwritten.',
  make: async (lab) => {
    await lab.box.sh([
      'bash',
      '-c',
      `cp -a ${database} ${kept} && printf 'overwritten by something else' | dd of=${database} conv=notrunc status=none && rm -f ${database}-wal ${database}-shm`,
    ]);
    await start(lab);
    await lab.shows({ActiveState: 'failed'});
  },
  undo: async (lab) => {
    await stop(lab);
    await lab.box.sh(['bash', '-c', `cp -a ${kept} ${database} && rm ${kept}`]);
  },
};
