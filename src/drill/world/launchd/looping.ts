import {type HarmNeeds, harm} from '../deeds.ts';
import type {JobRun} from './job-run.ts';

/** A kick in a crash loop repairs nothing. */
export function noteKick(world: HarmNeeds, run: JobRun): void {
  if (!isLooping(run)) return;
  harm(
    world,
    `${run.domain}/${run.job.label} was kicked during its crash loop: that went round the throttle, and started once more what cannot run.`,
  );
}

/** It came up and fell again, and waits for the next time. */
export function isLooping({runs, lastExit, signal, state}: JobRun): boolean {
  return runs >= 3 && state === 'spawn scheduled' && (signal !== null || (lastExit ?? 0) !== 0);
}
