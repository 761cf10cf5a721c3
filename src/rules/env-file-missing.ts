import type {Case, Facts, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, path, say} from '../steps/index.ts';
import {openclaw, startAgain, steps, wordsFor} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {listed, quote} from './shared/words.ts';

export const envFileMissing = rule({
  code: 'env-file-missing',
  title: 'An environment file that the service demands is not there',
  severity: 'down',
  behind: ['two-owners'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    if (unit === null) return clear;
    const demanded = unit.environmentFiles.filter((one) => !one.optional);
    const secrets = maybe(facts, 'secrets');
    const gone = demanded.filter((one) => secrets?.envFiles.some((seen) => seen.path === one.path && seen.state === 'missing') === true);
    const refusedIt = unit.result === 'resources' && !isUp(unit);
    if (gone.length > 0)
      return holds(
        held(
          facts,
          unit,
          gone.map((one) => one.path),
          refusedIt,
        ),
      );
    if (!refusedIt || demanded.length === 0) return secrets === null && demanded.length > 0 ? unknown(whyUnseen(facts, 'secrets')) : clear;
    const present = demanded.every((one) => secrets?.envFiles.some((seen) => seen.path === one.path && seen.state === 'present') === true);
    return present
      ? clear
      : holds(
          held(
            facts,
            unit,
            demanded.map((one) => one.path),
            true,
          ),
        );
  },
  explain: {
    means: 'EnvironmentFile= in the unit or a drop-in names a file that does not exist, without the dash that makes it optional.',
    why: 'The file was moved with the secrets, or a drop-in from another host was copied.',
    misleads: 'Exit status 0 and "repeated crashes", although nothing ever ran; systemd\'s own line does not name the file.',
    next: (facts) =>
      steps(
        wordsFor(facts).showLoaded(facts, 'environment files'),
        wordsFor(facts).showDefinition(facts),
        wordsFor(facts).resetFailed(facts),
      ),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

function held(facts: Facts, unit: UnitState, paths: readonly string[], refusedIt: boolean): Case {
  const line = maybe(facts, 'log')?.lines.findLast((one) => meaning('environment-file-unreadable').test(one.text)) ?? null;
  const from = unit.dropIns.length === 0 ? '' : ` (drop-ins: ${listed(unit.dropIns)})`;
  const effect = refusedIt
    ? 'systemd cannot start it: Result=resources, nothing ran'
    : isUp(unit)
      ? 'the running gateway does not notice; its next start fails'
      : 'its next start fails';
  return {
    text:
      `The ${unitName(unit)}${from} demands ${listed(paths)}, which is not there; ` +
      `${effect}.${line === null ? '' : ` systemd says: "${quote(line.text)}".`}`,
    evidence: [
      ...paths.map((path) => ({probe: 'secrets' as const, line: `EnvironmentFile ${path}: missing, not optional`})),
      unitEvidence(unit),
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    severity: isUp(unit) ? 'degraded' : unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      look`ls -la ${paths.map(path)}`,
      say`bring the file back, or take the line out of the drop-in, or write EnvironmentFile=-PATH`,
      startAgain(facts, unit.active === 'failed', unit),
      wordsFor(facts).showLog(facts, 80, unit),
      openclaw(facts)`secrets audit --json`,
    ),
  };
}
