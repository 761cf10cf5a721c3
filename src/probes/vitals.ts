import type {Vitals} from '../model/index.ts';
import {clockKept} from './gather/clock.ts';
import {realPath} from './gather/paths.ts';
import {seen} from './gather/unseen.ts';
import type {Probe} from './probe.ts';

/** Memory, load, disks, and whether the clock is kept. */
export const vitals: Probe<'vitals'> = {
  name: 'vitals',
  everyMs: 15_000,
  after: [],
  async look(host, gateway, known) {
    const before = known.readings.vitals;
    // Whether the clock is kept does not change from minute to minute.
    const [look, clock] = await Promise.all([host.vitals(), before?.seen && !known.deep ? before.value.clock : clockKept(host)]);
    if (!look.seen) return look;
    const places = ['/', gateway.stateDir, '/tmp/openclaw', '/var/log'];
    const paths = await Promise.all(
      places.map(async (path) => ({path, mount: mountOf((await realPath(host, path)) ?? path, look.value.disks)})),
    );
    return seen({...look.value, paths, clock});
  },
};

/** The disk with the longest mount point that the path begins with. */
function mountOf(path: string, disks: Vitals['disks']): string {
  const fits = disks.filter(({mount}) => mount === '/' || path === mount || path.startsWith(`${mount}/`));
  return fits.toSorted((a, b) => b.mount.length - a.mount.length)[0]?.mount ?? '/';
}
