import {tell} from '../world/gateway/words.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing, ownFile} from './hands.ts';

export const inodesGone: Fault = {
  name: 'inodes-gone',
  about: 'A plugin left a small file for every picture it ever saw: there is room on the disk, and not one inode.',
  takes: nothing,
  leadMs: lead.recent,
  words: ['hoard'],
  plant(world) {
    const {scene, disks, files, gateways, processes, time} = world;
    const hoard = `${scene.stateDir}/media/thumbnails`;
    const free = disks.all()[0]?.inodesFree ?? 0;
    ownFile(world, `${hoard}/0001.webp`, '');
    // One node stands for all of them.
    const {uid, gid} = scene.user;
    files.put(`${hoard}/part-1`, '', {uid, gid, mode: 0o600, inodes: free, bytes: 900_000_000});
    // A database needs more than one new file, so a few freed inodes are as good as none.
    const full = (): boolean => !disks.hasRoom(scene.stateDir, 0, 1_000);
    const save = (): void => {
      const [run] = [...gateways.values()];
      const process = run ? processes.get(run.pid) : null;
      if (run && process && full()) {
        tell(
          world,
          process,
          'media',
          `failed to save inbound media: ENOSPC: no space left on device, open '${run.stateDir}/media/inbound/photo.jpg'`,
          'error',
        );
      }
      time.after(70_000, save);
    };
    time.after(3_000, save);
    return {cured: () => isServing(world) && !full(), words: () => ({hoard})};
  },
};
