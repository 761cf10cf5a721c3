import type {ReadingName} from '../model/index.ts';
import type {Probes} from './probe.ts';

/**
 * The probes in the order of a first round: each group builds on the ones before it, and within a group all look side by side. On-demand
 * probes are left out unless the round is a deep one.
 */
export function groups(probes: Probes, deep: boolean): readonly (readonly ReadingName[])[] {
  const names = (Object.keys(probes) as ReadingName[]).filter((name) => deep || probes[name].everyMs !== null);
  const done = new Set<ReadingName>();
  const rounds: ReadingName[][] = [];
  while (done.size < names.length) {
    const ready = names.filter((name) => !done.has(name) && probes[name].after.every((other) => done.has(other) || !names.includes(other)));
    // Probes that wait for one another are looked at together rather than never.
    const round = ready.length > 0 ? ready : names.filter((name) => !done.has(name));
    rounds.push(round);
    for (const name of round) done.add(name);
  }
  return rounds;
}
