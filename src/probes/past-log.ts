import type {Gateway, Host, PastLog, Readings} from '../model/index.ts';
import {historyOf, supervisorFor} from '../supervisors/index.ts';
import {orNull} from './gather/unseen.ts';

/** The gateway's log as far back as this moment, from whoever keeps one. */
export async function pastLog(host: Host, gateway: Gateway, readings: Readings, since: number): Promise<PastLog> {
  const {log} = supervisorFor(readings);
  const sources = (await log.past?.(host, gateway, {readings, deep: false}, since)) ?? null;
  const entries = (sources ?? []).flatMap(({look}) => orNull(look) ?? []).toSorted((a, b) => a.line.at - b.line.at);
  const {exits, restarts} = historyOf(entries);
  const oom = readings.log?.seen === true ? readings.log.value.kernelOom : [];
  return {
    since,
    until: host.clock.now(),
    from: entries[0]?.line.at ?? null,
    lines: entries.map(({line}) => line),
    exits,
    restarts,
    starts: entries.flatMap(({line, start}) => (start === 'done' ? [line.at] : [])),
    kernelOom: oom.filter(({at}) => at >= since),
    // Another's log has no line of this gateway, and would read as if nothing had happened.
    unseen:
      sources === null
        ? ['whoever starts this gateway keeps no log that is read back yet; the console shows the newest lines']
        : sources.flatMap(({name, look}) => (look.seen ? [] : [`${name}: ${look.detail}`])),
  };
}
