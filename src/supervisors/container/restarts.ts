import type {ServiceRun} from '../../model/index.ts';

/** An engine only counts; when its restarts happened shows between two looks. */
export function restartTimes({restarts, restartTimes: now}: ServiceRun, before: ServiceRun | undefined): readonly number[] {
  if (before === undefined || restarts < before.restarts) return now;
  const news = now.filter((at) => !before.restartTimes.includes(at));
  return restarts === before.restarts ? before.restartTimes : [...before.restartTimes, ...news].slice(-timesMax);
}

/** What a burst of crashes is told by. */
const timesMax = 8;
