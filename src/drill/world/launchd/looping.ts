import {type Deed, type HarmNeeds, harm} from '../deeds.ts';
import type {JobRun} from './job-run.ts';

/** A kick in a crash loop repairs nothing, unless something else was changed since it fell last: that may have been what made it fall. */
export function noteKick(world: HarmNeeds & {readonly deeds: readonly Deed[]}, run: JobRun): void {
  const {spawnedAt} = run;
  const mended = world.deeds.some(({at, argv, exit}) => spawnedAt !== null && at >= spawnedAt && exit === 0 && !isStart(argv));
  if (mended || !isLooping(run)) return;
  harm(
    world,
    `${run.domain}/${run.job.label} was kicked during its crash loop: that went round the throttle, and started once more what cannot run.`,
  );
}

/** It came up and fell again, and waits for the next time. */
export function isLooping({runs, lastExit, signal, state}: JobRun): boolean {
  return runs >= 3 && state === 'spawn scheduled' && (signal !== null || (lastExit ?? 0) !== 0);
}

function isStart(argv: readonly string[]): boolean {
  return argv.some((word) => word === 'kickstart' || word === 'start' || word === 'restart');
}
