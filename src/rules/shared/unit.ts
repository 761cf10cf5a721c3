import type {Evidence, UnitState} from '../../model/index.ts';
import {count} from './words.ts';

export {chosenUnit, presentUnits} from '../../supervisors/index.ts';

/** systemd holds a main process for it at this moment; in a crash loop that is true for a second at a time. */
export function isUp(unit: UnitState): boolean {
  return unit.active === 'active' || unit.active === 'reloading';
}

/** Between two tries of a crash loop. */
export function isRetrying(unit: UnitState): boolean {
  return unit.active === 'activating' && unit.sub.startsWith('auto-restart');
}

/** systemd has given up, or was told not to try again. */
export function isFailed(unit: UnitState): boolean {
  return unit.active === 'failed';
}

/** `user unit openclaw-gateway.service`. */
export function unitName(unit: UnitState): string {
  return `${unit.scope} unit ${unit.name}`;
}

/** One line of evidence with everything that systemd says of its state. */
export function unitEvidence(unit: UnitState): Evidence {
  const parts = [`${unit.active}/${unit.sub}`, `Result=${unit.result}`, lastExit(unit), count(unit.restarts, 'restart')];
  if (unit.load !== 'loaded') parts.unshift(`LoadState=${unit.load}`);
  if (unit.mainPid !== null) parts.push(`MainPID=${unit.mainPid}`);
  return {probe: 'supervisor', line: `${unitName(unit)}: ${parts.join(', ')}`};
}

/** How the last main process ended, with systemd's own codes in words. */
export function lastExit(unit: UnitState): string {
  const {how, status} = unit.exit;
  if (how === 'none') return 'no exit of this run';
  if (how === 'exited') return `exited with status ${status}${exitNames[status] === undefined ? '' : ` (${exitNames[status]})`}`;
  return `${how} by signal ${status}${signalNames[status] === undefined ? '' : ` (${signalNames[status]})`}`;
}

/** 200 to 243 are systemd's own: it never came to the program. */
export const execFailed = 203;

/** OpenClaw refuses to start with this; its units are not restarted after it (RestartPreventExitStatus=78). */
export const refused = 78;

const exitNames: Readonly<Record<number, string>> = {
  78: 'CONFIG',
  200: 'CHDIR',
  203: 'EXEC',
  209: 'STDOUT',
  216: 'GROUP',
  217: 'USER',
  226: 'NAMESPACE',
};

const signalNames: Readonly<Record<number, string>> = {1: 'HUP', 2: 'INT', 6: 'ABRT', 9: 'KILL', 11: 'SEGV', 15: 'TERM'};
