import {both, type Fault} from '../fault.ts';
import {files, roomy} from '../gateway.ts';
import {until} from '../until.ts';

export const diskFull: Fault = {
  name: 'disk-full',
  code: 'disk-full',
  behind: ['gateway-not-ready', 'channel-down', 'sources-disagree'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\/home\/ops\/\.openclaw: 0 of \d+ bytes free/,
  named: /ENOSPC|no space left|disk (is )?full|SQLITE_FULL/i,
  note: 'The file system of the state directory shrinks to what it holds; the next write fails.',
  make: async (lab) => {
    // The gateway frees and takes pages at any moment, so the size is set until it holds.
    await until('the disk is full', 10_000, async () => {
      const used = (await lab.box.sh(['df', '--output=used', '--block-size=1024', files.state])).stdout.split('\n')[1]?.trim() ?? '';
      await lab.box.sh(['mount', '-o', `remount,size=${used}k`, files.state]);
      return (await lab.as(['bash', '-c', `head -c 100000 /dev/zero >${files.state}/x; r=$?; rm -f ${files.state}/x; exit $r`])).exit === 0
        ? null
        : true;
    });
  },
  undo: async (lab) => {
    await lab.box.sh(['mount', '-o', `remount,${roomy}`, files.state]);
    await lab.ready();
  },
};
