import {both, type Fault} from '../fault.ts';
import {files, roomy} from '../gateway.ts';
import {until} from '../until.ts';

export const inodesFull: Fault = {
  name: 'inodes-full',
  code: 'inodes-full',
  behind: ['disk-full', 'gateway-not-ready', 'channel-down', 'sources-disagree'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /\/home\/ops\/\.openclaw: 0 of \d+ inodes free/,
  named: /ENOSPC|no space left|inode/i,
  note: 'The file system of the state directory has room and not one inode left.',
  make: async (lab) => {
    await until('no inode is left', 10_000, async () => {
      const used = (await lab.box.sh(['df', '--output=iused', files.state])).stdout.split('\n')[1]?.trim() ?? '';
      await lab.box.sh(['mount', '-o', `remount,nr_inodes=${used}`, files.state]);
      return (await lab.as(['bash', '-c', `touch ${files.state}/x; r=$?; rm -f ${files.state}/x; exit $r`])).exit === 0 ? null : true;
    });
  },
  undo: async (lab) => {
    await lab.box.sh(['mount', '-o', `remount,${roomy}`, files.state]);
    await lab.ready();
  },
};
