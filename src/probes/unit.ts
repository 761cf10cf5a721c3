import {supervisorsOn} from '../supervisors/index.ts';
import {seen, unseen} from './gather/unseen.ts';
import type {Probe} from './probe.ts';

/** The definition of the gateway's service three times over: as loaded, as on disk, as this release would write it. */
export const unit: Probe<'unit'> = {
  name: 'unit',
  everyMs: 15_000,
  after: ['supervisor', 'install'],
  async look(host, gateway, {readings}) {
    if (!readings.supervisor) return unseen('missing', 'The supervisor has not been looked at yet, so no unit is known.');
    if (!readings.supervisor.seen) return readings.supervisor;
    for (const one of supervisorsOn(host)) {
      const look = await one.definition(host, gateway, readings);
      if (look !== null) return look;
    }
    return seen({scope: null, files: [], rows: [], templateOf: null});
  },
};
