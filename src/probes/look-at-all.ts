import type {Gateway, Host, Reading, ReadingName, Readings} from '../model/index.ts';
import {groups} from './groups.ts';
import type {Probes} from './probe.ts';
import {take} from './take.ts';

/**
 * Looks once at everything, each group of probes building on what the groups before it brought. OpenClaw's own commands take minutes: what
 * was seen before them is looked at again, so that no verdict puts the process of then beside the clock of now.
 */
export async function lookAtAll(probes: Probes, host: Host, gateway: Gateway, deep: boolean): Promise<Readings> {
  const rounds = groups(probes, deep);
  const readings = await look(rounds, {});
  const old = outlived(probes, rounds, readings, host.clock.now());
  return old.size === 0
    ? readings
    : look(
        rounds.map((round) => round.filter((name) => old.has(name))),
        readings,
      );

  async function look(all: readonly (readonly ReadingName[])[], before: Readings): Promise<Readings> {
    let known = before;
    for (const round of all) {
      const taken = await Promise.all(
        round.map(async (name): Promise<[ReadingName, Reading<unknown>]> => {
          return [name, await take(probes[name] as never, host, gateway, {readings: known, deep})];
        }),
      );
      known = {...known, ...Object.fromEntries(taken)};
    }
    return known;
  }
}

/** What grew old, and what was built on that. */
function outlived(probes: Probes, rounds: readonly (readonly ReadingName[])[], readings: Readings, now: number): ReadonlySet<ReadingName> {
  const old = new Set<ReadingName>();
  for (const name of rounds.flat().filter((one) => !costly.has(one))) {
    if (now - (readings[name]?.at ?? 0) > freshMs || probes[name].after.some((other) => old.has(other))) old.add(name);
  }
  return old;
}

/** Older than this a reading of a gateway that restarts may be of a run before. */
const freshMs = 10_000;

/** What took so long; it is not asked twice. */
const costly: ReadonlySet<ReadingName> = new Set(['cli', 'egress', 'changes']);
