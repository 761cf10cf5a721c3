import type {Gateway, Host, PastLog, Readings} from '../model/index.ts';
import {historyOf, supervisors} from '../supervisors/index.ts';
import {orNull} from './gather/unseen.ts';

/** The gateway's log as far back as this moment, from whoever keeps one. */
export async function pastLog(host: Host, gateway: Gateway, readings: Readings, since: number): Promise<PastLog> {
  const sources = (await Promise.all(supervisors.map(({log}) => log.past?.(host, gateway, {readings, deep: false}, since) ?? []))).flat();
  const entries = sources.flatMap(({look}) => orNull(look) ?? []).toSorted((a, b) => a.line.at - b.line.at);
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
    unseen: [
      ...sources.flatMap(({name, look}) => (look.seen ? [] : [`${name}: ${look.detail}`])),
      ...(sources.length === 0 ? ['nobody keeps a log of this gateway that can be read back'] : []),
    ],
  };
}
