import type {Evidence, Facts, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {startAgain, steps, wordsFor} from './shared/commands.ts';
import {allCauses, causesOf, failedStarts} from './shared/crashes.ts';
import {logEvidence} from './shared/last-run.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {isFailed, presentUnits, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime, span} from './shared/words.ts';

export const startLimitHit = rule({
  code: 'start-limit-hit',
  title: 'systemd has given up restarting the gateway',
  severity: 'down',
  behind: ['secret-readable', ...allCauses, ...failedStarts],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    return holds(
      ...presentUnits(supervisor)
        .filter((unit) => givenUp(facts, unit))
        .map((unit) => {
          const at = maybe(facts, 'log')?.startLimitAt ?? unit.stateSince;
          const {burst, intervalMs} = unit.restart;
          const limit = burst === null || intervalMs === null ? '' : ` (its limit is ${burst} starts in ${span(intervalMs)})`;
          return {
            text:
              `systemd stopped restarting the ${unitName(unit)}${at === null ? '' : ` at ${clockTime(at, facts.now)}`} after ` +
              `${unit.restarts} restarts${limit}.` +
              ' It stays down until the cause is mended and the count is reset.',
            evidence: [unitEvidence(unit), ...systemdSays(facts)],
            severity: unlessServing(facts),
            behind: causesOf(facts, unit),
            next: steps(wordsFor(facts).showLog(facts, 80, unit), startAgain(facts, true, unit)),
          };
        }),
    );
  },
  explain: {
    means: 'The unit was started too often in too short a time and systemd refuses to start it again.',
    why: 'A crash loop: ten starts within five minutes with the unit of 2026.9, five within a minute with older ones.',
    misleads: 'Result stays exit-code, not start-limit-hit, and a start by hand fails although the unit may be mended by now.',
    next: (facts) => steps(wordsFor(facts).showLog(facts, 120), wordsFor(facts).resetFailed(facts)),
    page: 'gateway/index',
  },
});

function systemdSays(facts: Facts): readonly Evidence[] {
  const line = maybe(facts, 'log')?.lines.findLast((one) => meaning('start-limit').test(one.text));
  return line === undefined ? [] : [logEvidence(line)];
}

function givenUp(facts: Facts, unit: UnitState): boolean {
  if (!isFailed(unit)) return false;
  if (unit.result === 'start-limit-hit') return true;
  const said = maybe(facts, 'log')?.startLimitAt ?? null;
  if (said !== null && (unit.startedAt === null || said >= unit.startedAt)) return unit.restarts > 0;
  return unit.restart.burst !== null && unit.restart.burst > 0 && unit.restarts >= unit.restart.burst;
}
