import type {Code, Facts, LogValue, UnitState} from '../../model/index.ts';
import {maybe} from './rule.ts';
import {execFailed, failedStep, isFailed, refused} from './unit.ts';
import {startMissesFile} from './unreadable.ts';

/** The seeds' alarm: three crashes within five minutes mean diagnose, do not restart. */
export const crashesMin = 3;
export const windowMs = 300_000;

/** How the gateway's main process last ended, by systemd or by the journal. */
export interface End {
  readonly how: 'exited' | 'killed' | 'dumped';
  readonly status: number;
}

/** Times at which a run ended badly or a restart was scheduled, oldest first. */
export function crashTimes(log: LogValue): readonly number[] {
  const exits = log.exits.filter((exit) => isCrash(endOf(exit.how, exit.status))).map((exit) => exit.at);
  const restarts = log.restarts.map((restart) => restart.at);
  // A unit that cannot even be spawned has restarts without exits; a killed one may have exits that are not restarted.
  return [...(restarts.length > exits.length ? restarts : exits)].sort((a, b) => a - b);
}

/** How many crashes lie in the busiest five minutes that end at the last one, and when that was. */
export function burst(times: readonly number[]): {readonly crashes: number; readonly lastAt: number; readonly overMs: number} | null {
  const lastAt = times.at(-1);
  if (lastAt === undefined) return null;
  const within = times.filter((at) => lastAt - at <= windowMs);
  return {crashes: within.length, lastAt, overMs: lastAt - (within[0] ?? lastAt)};
}

/** The last end of the main process; while a new one runs systemd has forgotten it and only the journal knows. */
export function lastEnd(facts: Facts, unit: UnitState): End | null {
  if (unit.exit.how !== 'none') return {how: unit.exit.how, status: unit.exit.status};
  const exit = maybe(facts, 'log')?.exits.at(-1);
  return exit === undefined ? null : endOf(exit.how, exit.status);
}

export function isCrash(end: End | null): boolean {
  if (end === null) return false;
  // 0 and 143 are OpenClaw's clean ends (SuccessExitStatus), a TERM is a stop.
  return end.how === 'exited' ? end.status !== 0 && end.status !== 143 : end.status !== 15;
}

/** The codes that can explain why this unit's last run ended, strongest first. */
export function causesOf(facts: Facts, unit: UnitState): readonly Code[] {
  const unreadable: readonly Code[] = startMissesFile(facts) ? ['secret-readable'] : [];
  if (unit.result === 'resources') return [...unreadable, 'two-owners', 'disk-full', 'inodes-full', 'env-file-missing'];
  const end = lastEnd(facts, unit);
  if (end === null) return unit.active === 'activating' || isFailed(unit) ? [...allCauses, ...failedStarts] : [];
  if (end.how !== 'exited') return ['two-owners', 'unit-forbids', 'spawn-failed', ...bySignal(end.status)];
  if (end.status === execFailed) return ['two-owners', 'entry-missing', 'spawn-failed'];
  if (failedStep({exit: end}) !== null) return ['two-owners', 'disk-full', 'inodes-full', 'spawn-failed'];
  return [...unreadable, ...(end.status === refused ? refusals : crashCauses), ...failedStarts];
}

/** Why a start is refused with status 78, strongest first. */
export const refusals: readonly Code[] = [
  'two-owners',
  'foreground-owner',
  'port-taken',
  'disk-full',
  'inodes-full',
  'config-split',
  'config-missing',
  'config-broken',
  'config-newer',
  'config-rejected',
  'config-incomplete',
  'bind-public',
  'secret-missing',
];

/** Why a run ends by itself with another status. */
export const crashCauses: readonly Code[] = [
  'two-owners',
  'foreground-owner',
  'port-taken',
  'disk-full',
  'inodes-full',
  'entry-missing',
  'node-mismatch',
  'env-file-missing',
  'config-missing',
  'config-broken',
  'config-newer',
  'config-rejected',
  'config-incomplete',
  'secret-missing',
  'heap-limit',
  'oom-killed',
];

export const allCauses: readonly Code[] = [...new Set([...refusals, ...crashCauses])];

/** What a start that was begun and came to nothing says by itself; it stands behind each of the causes. */
export const failedStarts: readonly Code[] = [
  'unit-starts-client',
  'start-blocked',
  'spawn-failed',
  'unit-forbids',
  'state-unusable',
  'certificate-unusable',
  'reach-unmet',
  'refused-to-start',
];

function bySignal(signal: number): readonly Code[] {
  if (signal === 9) return ['oom-killed'];
  return signal === 6 ? ['heap-limit'] : ['oom-killed', 'heap-limit'];
}

/** The journal says `exited`, `killed`, `dumped` and a number or a name. */
function endOf(how: string, status: string): End | null {
  const number = Number.parseInt(status, 10);
  const value = Number.isFinite(number) ? number : (signals[status.replace(/^SIG/i, '').toUpperCase()] ?? null);
  if (value === null || (how !== 'exited' && how !== 'killed' && how !== 'dumped')) return null;
  return {how, status: value};
}

const signals: Readonly<Record<string, number>> = {HUP: 1, INT: 2, ABRT: 6, KILL: 9, SEGV: 11, TERM: 15};
