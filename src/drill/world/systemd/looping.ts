import {type HarmNeeds, harm} from '../deeds.ts';
import type {UnitRun} from './unit-run.ts';

/** Three starts in five minutes that nobody asked for are no accident. */
const windowMs = 300_000;

/** A start by hand in a crash loop repairs nothing: it brings the start limit nearer and sets the counter back. */
export function noteLoop(world: HarmNeeds, run: UnitRun): void {
  const recent = run.starts.filter((at) => world.time.now() - at < windowMs).length;
  if (run.active === 'failed' || run.restarts < 2 || recent < 3) return;
  harm(
    world,
    `${run.name} was started by hand during its crash loop: that burnt another of its ${run.loaded?.burst ?? 5} starts, and set the restart counter back, which was evidence.`,
  );
}
