import type {Case, Facts, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, path, say} from '../steps/index.ts';
import {openclaw, startAgain, steps, wordsFor} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {otherThanFile, startMissesFile} from './shared/unreadable.ts';
import {listed, quote} from './shared/words.ts';

export const envFileMissing = rule({
  code: 'env-file-missing',
  title: 'An environment file that the service demands is not there or cannot be read',
  severity: 'down',
  behind: ['two-owners'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    if (unit === null) return clear;
    const demanded = unit.environmentFiles.filter((one) => !one.optional).map((one) => one.path);
    const secrets = maybe(facts, 'secrets');
    if (demanded.length > 0 && secrets === null && !wasRefused(unit)) return unknown(whyUnseen(facts, 'secrets'));
    const missing = demanded.filter((path) => secrets?.envFiles.some((seen) => seen.path === path && seen.state === 'missing') === true);
    if (missing.length > 0) return holds(held(facts, unit, missing, 'is not there'));
    // A file that is there and closed to the gateway's user is `secret-readable`.
    if (!wasRefused(unit) || demanded.length === 0 || startMissesFile(facts)) return clear;
    for (const path of demanded) {
      const instead = otherThanFile(secrets?.files.find((one) => one.path === path)?.facts ?? null);
      if (instead !== null) return holds(held(facts, unit, [path], `is ${instead} and not a file`));
    }
    const unseen = demanded.filter((path) => secrets?.envFiles.some((seen) => seen.path === path && seen.state === 'present') !== true);
    return unseen.length === 0 ? clear : holds(held(facts, unit, unseen, secrets === null ? 'is not there' : 'its user cannot reach'));
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

/** systemd gave up before it came to the program. */
function wasRefused(unit: UnitState): boolean {
  return unit.result === 'resources' && !isUp(unit);
}

function held(facts: Facts, unit: UnitState, paths: readonly string[], which: string): Case {
  const line = maybe(facts, 'log')?.lines.findLast((one) => meaning('environment-file-unreadable').test(one.text)) ?? null;
  const from = unit.dropIns.length === 0 ? '' : ` (drop-ins: ${listed(unit.dropIns)})`;
  const effect = wasRefused(unit)
    ? 'systemd cannot start it: Result=resources, nothing ran'
    : isUp(unit)
      ? 'the running gateway does not notice; its next start fails'
      : 'its next start fails';
  return {
    text:
      `The ${unitName(unit)}${from} demands ${listed(paths)}, which ${which}; ` +
      `${effect}.${line === null ? '' : ` systemd says: "${quote(line.text)}".`}`,
    evidence: [
      ...paths.map((path) => ({
        probe: 'secrets' as const,
        line: `EnvironmentFile ${path}: ${which === 'is not there' ? 'missing' : which}, not optional`,
      })),
      unitEvidence(unit),
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    severity: isUp(unit) ? 'degraded' : unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      look`ls -la ${paths.map(path)}`,
      say`put the file there, or take the line out of the drop-in, or write EnvironmentFile=-PATH`,
      startAgain(facts, unit.active === 'failed', unit),
      wordsFor(facts).showLog(facts, 80, unit),
      openclaw(facts)`secrets audit --json`,
    ),
  };
}
