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

/** Its program runs, and the type of the unit asks for more before it counts as started. */
export function isBeginning(unit: UnitState): boolean {
  return unit.active === 'activating' && unit.sub === 'start';
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

/** From 200 on they are systemd's own: it never came to the program. */
export const execFailed = 203;

/** The step before the program at which systemd gave up, by the status that it leaves; null for every other status. */
export function failedStep({exit}: {readonly exit: {readonly how: string; readonly status: number}}): string | null {
  return exit.how === 'exited' && exit.status >= 200 && exit.status <= 245 ? (exitNames[exit.status] ?? 'UNKNOWN') : null;
}

/** OpenClaw refuses to start with this; its units are not restarted after it (RestartPreventExitStatus=78). */
export const refused = 78;

const exitNames: Readonly<Record<number, string>> = {
  78: 'CONFIG',
  200: 'CHDIR',
  201: 'NICE',
  202: 'FDS',
  203: 'EXEC',
  204: 'MEMORY',
  205: 'LIMITS',
  206: 'OOM_ADJUST',
  207: 'SIGNAL_MASK',
  208: 'STDIN',
  209: 'STDOUT',
  210: 'CHROOT',
  211: 'IOPRIO',
  213: 'SECUREBITS',
  214: 'SETSCHEDULER',
  215: 'CPUAFFINITY',
  216: 'GROUP',
  217: 'USER',
  218: 'CAPABILITIES',
  219: 'CGROUP',
  220: 'SETSID',
  222: 'STDERR',
  224: 'PAM',
  225: 'NETWORK',
  226: 'NAMESPACE',
  227: 'NO_NEW_PRIVILEGES',
  228: 'SECCOMP',
  229: 'SELINUX_CONTEXT',
  230: 'PERSONALITY',
  231: 'APPARMOR_PROFILE',
  232: 'ADDRESS_FAMILIES',
  233: 'RUNTIME_DIRECTORY',
  235: 'CHOWN',
  237: 'KEYRING',
  238: 'STATE_DIRECTORY',
  239: 'CACHE_DIRECTORY',
  240: 'LOGS_DIRECTORY',
  241: 'CONFIGURATION_DIRECTORY',
  243: 'CREDENTIALS',
};

const signalNames: Readonly<Record<number, string>> = {
  1: 'HUP',
  2: 'INT',
  4: 'ILL',
  5: 'TRAP',
  6: 'ABRT',
  9: 'KILL',
  11: 'SEGV',
  15: 'TERM',
  24: 'XCPU',
  25: 'XFSZ',
  31: 'SYS',
};
