import type {Case, EntryFacts, Facts, LogLine, Step, UnitState} from '../model/index.ts';
import {meaning, namedBy} from '../openclaw/meaning.ts';
import {reinstall, startAgain, steps, walk, wordsFor} from './shared/commands.ts';
import {lastEnd} from './shared/crashes.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit, execFailed, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {quote} from './shared/words.ts';

export const entryMissing = rule({
  code: 'entry-missing',
  title: "The program that the gateway's service starts is not there",
  severity: 'down',
  behind: ['two-owners'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    const install = maybe(facts, 'install');
    const gone = install?.unit === null || install === null ? null : missingFile(facts, unit, install.unit);
    if (gone !== null) return holds(gone);
    if (unit === null) return clear;
    const told = fromExit(facts, unit, install?.unit ?? null) ?? fromLog(facts, unit, install?.unit ?? null);
    if (told !== null) return holds(told);
    return install === null && !isUp(unit) ? unknown(whyUnseen(facts, 'install')) : clear;
  },
  explain: {
    means: "The unit's ExecStart names a node program or an OpenClaw entry file that does not exist on this host any more.",
    why: 'An upgrade put the new version somewhere else while the path in the unit stayed; a Node version manager removed the old Node.',
    misleads: "OpenClaw's own audit says ok because it does not look whether the entry exists, and its advice to restart repeats the loop.",
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), reinstall(facts), wordsFor(facts).resetFailed(facts)),
    page: 'install/update-troubleshooting',
  },
});

function missingFile(facts: Facts, unit: UnitState | null, entry: EntryFacts): Case | null {
  const path = entry.node.exists === false ? entry.node.path : entry.entryExists === false ? entry.entry : null;
  if (path === null) return null;
  const what = entry.node.exists === false ? 'program' : 'entry file';
  const line = lastRunLine(facts, unit, moduleGone) ?? lastRunLine(facts, unit, programGone);
  const starts = unit === null ? 'The installed service' : `The ${unitName(unit)}`;
  const said = line === null ? '' : ` The log: "${quote(line.text)}".`;
  return {
    text: `${starts} starts ${path}, and that ${what} is not there.${said}`,
    evidence: [
      {probe: 'install', line: `${path}: does not exist`},
      ...(unit === null ? [] : [unitEvidence(unit)]),
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    severity: unlessServing(facts),
    next: repair(facts, unit),
  };
}

function fromExit(facts: Facts, unit: UnitState, entry: EntryFacts | null): Case | null {
  const end = lastEnd(facts, unit);
  if (isUp(unit) || end?.how !== 'exited' || end.status !== execFailed) return null;
  const line = maybe(facts, 'log')?.lines.findLast((one) => programGone.test(one.text)) ?? null;
  if (line !== null && isHistory(line, entry)) return null;
  return {
    text:
      `systemd could not execute ${unit.exec?.path ?? 'the program'} of the ${unitName(unit)}: status ` +
      `203/EXEC.${line === null ? '' : ` It says: "${quote(line.text)}".`}`,
    evidence: [unitEvidence(unit), ...(line === null ? [] : [logEvidence(line)])],
    next: repair(facts, unit),
  };
}

/** The entry may be there and a module behind it gone: a package that was replaced by halves. */
function fromLog(facts: Facts, unit: UnitState, entry: EntryFacts | null): Case | null {
  if (isUp(unit)) return null;
  const line = lastRunLine(facts, unit, moduleGone);
  if (line === null || isHistory(line, entry)) return null;
  return {
    text: `The ${unitName(unit)} cannot load its program: "${quote(line.text)}".`,
    evidence: [logEvidence(line), unitEvidence(unit)],
    next: repair(facts, unit),
  };
}

/** The last run was of another definition: what it missed is not what the unit starts now, and that is there. */
function isHistory(line: LogLine, entry: EntryFacts | null): boolean {
  if (entry === null || entry.node.exists !== true || entry.entryExists === false) return false;
  const missed = namedBy('asked-module-missing', line.text) ?? namedBy('asked-program-missing', line.text);
  return missed !== null && missed !== entry.node.path && !(entry.packageRoot !== null && missed.startsWith(entry.packageRoot));
}

function repair(facts: Facts, unit: UnitState | null): readonly Step[] {
  const about = unit ?? undefined;
  return steps(
    wordsFor(facts).showLog(facts, 80, about),
    wordsFor(facts).showDefinition(facts, about),
    reinstall(facts),
    startAgain(facts, unit?.active === 'failed', about),
    walk('upgrade', 'Reinstall the units'),
  );
}

const moduleGone = meaning('asked-module-missing');
const programGone = meaning('asked-program-missing');
