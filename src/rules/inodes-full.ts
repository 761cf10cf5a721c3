import type {Disk} from '../model/index.ts';
import {look, path} from '../steps/index.ts';
import {steps} from './shared/commands.ts';
import {gatewayDisks} from './shared/disks.ts';
import {holds, rule} from './shared/rule.ts';
import {crowdedFolders} from './shared/tools.ts';
import {listed, size} from './shared/words.ts';

export const inodesFull = rule({
  code: 'inodes-full',
  title: 'The disk has room but no inodes: no new file can be made',
  severity: 'degraded',
  behind: [],
  needs: ['vitals'],
  judge({vitals}, facts) {
    return holds(
      ...gatewayDisks(vitals)
        .filter((one) => isOut(one.disk))
        .map(({disk, paths}) => ({
          subject: disk.mount,
          text:
            `${disk.mount} has ${disk.inodesFree} of ${disk.inodes} inodes left, with ${size(disk.freeBytes)} of room; it holds ` +
            `${listed(paths)}. No new file can be made there.`,
          evidence: [{probe: 'vitals' as const, line: `${disk.mount}: ${disk.inodesFree} of ${disk.inodes} inodes free`}],
          next: [look`df -i ${path(disk.mount)}`, crowdedFolders(facts, disk.mount)],
        })),
    );
  },
  explain: {
    means: 'The file system has used up its table of files; "no space left" comes although gigabytes are free.',
    why: 'Millions of small files: caches, sessions, mail spools, package stores.',
    misleads: '`df -h` shows room. Only `df -i` tells.',
    next: (facts) => steps(look`df -i`, crowdedFolders(facts, '/')),
    page: 'install/docker/networking-and-storage',
  },
});

/** An upgrade of OpenClaw alone makes tens of thousands of files; under a hundred not even a start gets through. */
const inodesMin = 100;

function isOut(disk: Disk): boolean {
  // File systems without a fixed table (btrfs) report none at all.
  return (
    disk.inodes !== null &&
    disk.inodesFree !== null &&
    disk.inodes > 0 &&
    disk.inodesFree < inodesMin &&
    disk.inodesFree / disk.inodes < 0.05
  );
}
