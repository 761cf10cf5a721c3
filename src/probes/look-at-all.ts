import type {Gateway, Host, Reading, ReadingName, Readings} from '../model/index.ts';
import {groups} from './groups.ts';
import type {Probes} from './probe.ts';
import {take} from './take.ts';

/** Looks once at everything, each group of probes building on what the groups before it brought. */
export async function lookAtAll(probes: Probes, host: Host, gateway: Gateway, deep: boolean): Promise<Readings> {
  let readings: Readings = {};
  for (const group of groups(probes, deep)) {
    const known = {readings, deep};
    const taken = await Promise.all(
      group.map(async (name): Promise<[ReadingName, Reading<unknown>]> => [name, await take(probes[name] as never, host, gateway, known)]),
    );
    readings = {...readings, ...Object.fromEntries(taken)};
  }
  return readings;
}
