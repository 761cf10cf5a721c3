import type {Readings} from '../model/index.ts';

/** One OpenClaw call takes 200 to 700 MB and more than one core while it starts: this much is left to each. */
const bytesEach = 1024 ** 3;

/** How many OpenClaw calls may run at once: one on a 1 GB box, never more than there are cores, never more than four. */
export function slots(readings: Readings): number {
  const vitals = readings.vitals;
  if (vitals?.seen !== true) return 1;
  return Math.max(1, Math.min(4, vitals.value.cpus, Math.floor(vitals.value.memory.availableBytes / bytesEach)));
}
