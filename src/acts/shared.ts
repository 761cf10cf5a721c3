import type {Code, CommandStep, Facts, Finding, Step, UnitState} from '../model/index.ts';
import {chosenUnit} from '../supervisors/index.ts';

/** Ready after 9 to 16 s on two cores, 84 s where eight processes wanted them; what its start brings is given the rest. */
export const startMs = 180_000;

/** The unit that counts; null where units have no say. */
export function unitOf({readings: {supervisor}}: Facts): UnitState | null {
  return supervisor?.seen === true ? chosenUnit(supervisor.value) : null;
}

/** The unit as a sentence names it. */
export function nameOf(unit: Pick<UnitState, 'scope' | 'name'>): string {
  return `${unit.scope} unit ${unit.name}`;
}

/** The step where it is a command; null where this supervisor has none. */
export function commandOf(step: Step | null): CommandStep | null {
  return step === null || 'text' in step ? null : step;
}

/**
 * Why nothing that starts the gateway is right now: a start brings back what ended it, and under another release than the one that wrote
 * the state it may change that state for good.
 */
export function notBeforeTheCause(findings: readonly Finding[], mended: Finding): string | null {
  const moved = findings.find(({code, severity}) => migrates.has(code) && severity !== 'note');
  if (moved !== undefined) return `${moved.code} holds: a start may move the state to another release, which nothing takes back`;
  // Behind what is mended it tells of the past: with that gone nothing is known that would end the next start.
  const loop = findings.find(({code, behind}) => code === 'crash-loop' && behind !== mended.code);
  if (loop !== undefined) return 'crash-loop holds: a start only adds a crash and pushes its evidence out of the log; mend its cause first';
  const other = findings.find(
    ({code, behind, severity}) => behind === null && severity === 'down' && code !== mended.code && !effects.has(code),
  );
  return other === undefined ? null : `${other.code} holds as well and would end the next start too; mend it first`;
}

/** That it does not run is what a start mends, and no cause of its own. */
const effects: ReadonlySet<Code> = new Set(['unit-down', 'start-limit-hit']);

const migrates: ReadonlySet<Code> = new Set(['version-skew', 'config-newer']);
