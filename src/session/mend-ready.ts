import type {ActPlan, ActStep} from '../model/index.ts';
import type {MendParts} from './mend-parts.ts';
import {runStep} from './mend-step.ts';

/** What has to be so before an act begins, whatever the findings say: its files can be changed, and the way back is on the disk. */
export async function readyFor(parts: MendParts, plan: ActPlan): Promise<{readonly pack: string | null} | {readonly reason: string}> {
  const fixed = await immutable(parts, plan.changes ?? []);
  if (fixed !== null) return {reason: fixed};
  if (plan.packs !== true) return {pack: null};
  const made = await parts.pack();
  return 'path' in made ? {pack: made.path} : {reason: `no rollback pack could be made before it: ${made.problem}`};
}

/** Not every file system has such marks, and not every host the command: then the change itself says what it may not. */
async function immutable(parts: MendParts, files: readonly string[]): Promise<string | null> {
  if (files.length === 0) return null;
  const argv = ['lsattr', '-d', '--', ...files];
  const step: ActStep = {argv, shown: argv.join(' '), asOwner: !parts.session().gateway.own};
  const ran = await runStep(parts, step);
  if (!ran.seen) return null;
  const lines = ran.value.stdout.text.split('\n');
  const marked = files.find((file) => lines.some((line) => line.endsWith(` ${file}`) && /^\S*[ia]/.test(line.split(' ')[0] ?? '')));
  return marked === undefined
    ? null
    : `${marked} is immutable or only to be added to (chattr); whoever set that had a reason, so ask first`;
}
