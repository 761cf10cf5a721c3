import type {Host, Vitals, VitalsValue} from '../model/index.ts';
import {parseProperties, property} from '../supervisors/systemd/properties.ts';
import {ask} from './gather/ask.ts';
import {realPath} from './gather/paths.ts';
import {seen} from './gather/unseen.ts';
import type {Probe} from './probe.ts';

type Clock = VitalsValue['clock'];

/** Memory, load, disks, and whether the clock is kept. */
export const vitals: Probe<'vitals'> = {
  name: 'vitals',
  everyMs: 15_000,
  after: [],
  async look(host, gateway, known) {
    const before = known.readings.vitals;
    const look = await host.vitals();
    if (!look.seen) return look;
    const places = ['/', gateway.stateDir, '/tmp/openclaw', '/var/log'];
    const paths = await Promise.all(
      places.map(async (path) => ({path, mount: mountOf((await realPath(host, path)) ?? path, look.value.disks)})),
    );
    // Whether the clock is kept does not change from minute to minute, and asking starts a service.
    const clock = before?.seen && !known.deep ? before.value.clock : await clockOf(host);
    return seen({...look.value, paths, clock});
  },
};

/** The disk with the longest mount point that the path begins with. */
function mountOf(path: string, disks: Vitals['disks']): string {
  const fits = disks.filter(({mount}) => mount === '/' || path === mount || path.startsWith(`${mount}/`));
  return fits.toSorted((a, b) => b.mount.length - a.mount.length)[0]?.mount ?? '/';
}

/** chrony tells how far off the clock is; systemd only whether it is kept. */
async function clockOf(host: Host): Promise<Clock> {
  const chrony = await ask(host, ['chronyc', '-c', 'tracking']);
  const fields = chrony.seen && chrony.value.exit === 0 ? chrony.value.stdout.text.trim().split(',') : [];
  const offset = Number(fields[4]);
  if (fields.length >= 13 && Number.isFinite(offset))
    return {synchronised: fields.at(-1) !== 'Not synchronised', offsetMs: Math.round(offset * 1000)};
  const shown = await ask(host, ['timedatectl', 'show', '-p', 'NTPSynchronized']);
  const said = shown.seen && shown.value.exit === 0 ? property(parseProperties(shown.value.stdout.text), 'NTPSynchronized') : null;
  return {synchronised: said === null ? null : said === 'yes', offsetMs: null};
}
