import type {Session} from '../../model/index.ts';
import {cliVersion} from '../../openclaw/commands.ts';
import {showWords} from '../../steps/index.ts';
import {actInProgress} from '../act-runs.ts';
import {isOnlyReading} from './harmless.ts';

/** The change that runs now, as its argv; null = none. What happens to a host must have one cause at a time. */
export function changeInProgress({own, rungs, gateway, readings, acts}: Session): string | null {
  const act = actInProgress({acts});
  if (act !== null) return `act ${act.act}`;
  const mine = own.find((run) => run.armed && run.result === null);
  if (mine !== undefined) return showWords(mine.argv);
  const version = cliVersion(readings);
  const variant = rungs.find(
    ({status, variant: one}) =>
      status === 'running' &&
      one !== null &&
      (one.kind === 'writes' || one.commands.some((argv) => !isOnlyReading(gateway, argv, version))),
  )?.variant;
  return variant?.shown.split('\n')[0] ?? null;
}
