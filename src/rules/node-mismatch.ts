import type {Case, EntryFacts, Facts, LogLine, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {nodeFits} from '../openclaw/node-versions.ts';
import {look, path} from '../steps/index.ts';
import {reinstall, steps, walk, wordsFor} from './shared/commands.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {serves} from './shared/serving.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {quote} from './shared/words.ts';

export const nodeMismatch = rule({
  code: 'node-mismatch',
  title: 'The service starts a Node that this OpenClaw does not support',
  severity: 'degraded',
  behind: ['entry-missing'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    const install = maybe(facts, 'install');
    const line = lastRunLine(facts, unit, nodeRefused);
    const entry = install?.unit ?? null;
    if (entry !== null && unfit(entry)) return holds(held(facts, unit, entry, line));
    if (line !== null && unit !== null && !isUp(unit) && !fits(entry)) return holds(held(facts, unit, entry, line));
    return install === null && unit !== null ? unknown(whyUnseen(facts, 'install')) : clear;
  },
  explain: {
    means: 'The Node program in the unit is outside the range that this OpenClaw release asks for.',
    why: 'The distribution or a version manager changed the Node under the same path, or the unit was written under another Node.',
    misleads:
      "The openclaw command runs under your shell's Node and works. With a newer Node on its PATH the gateway starts again under that " +
      'one, as a child.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), look`node --version`, reinstall(facts)),
    page: 'install/node',
  },
});

function unfit(entry: EntryFacts): boolean {
  const {version} = entry.node;
  return version !== null && entry.nodeWanted !== null && entry.node.exists !== false && nodeFits(version, entry.nodeWanted) === false;
}

/** Known to fit: what the log says is of an older definition of the unit. */
function fits(entry: EntryFacts | null): boolean {
  return entry?.node.version != null && entry.nodeWanted !== null && nodeFits(entry.node.version, entry.nodeWanted) === true;
}

function held(facts: Facts, unit: UnitState | null, entry: EntryFacts | null, line: LogLine | null): Case {
  const which = entry === null ? (unit?.exec?.path ?? 'a Node') : `${entry.node.path} (${entry.node.version ?? 'unknown version'})`;
  const wants =
    entry?.nodeWanted == null
      ? ''
      : `, and ${entry.version === null ? 'this release' : `OpenClaw ${entry.version}`} wants ${entry.nodeWanted}`;
  const runs = serves(facts);
  const end = line === null ? '' : ` It says: "${quote(line.text)}".`;
  return {
    text:
      `${unit === null ? 'The service' : `The ${unitName(unit)}`} starts ` +
      `${which}${wants}.${runs ? ' It runs all the same, under another Node that it found on its PATH.' : ''}${end}`,
    evidence: [
      ...(entry === null
        ? []
        : [
            {
              probe: 'install' as const,
              line: `unit: ${entry.node.path} is Node ${entry.node.version ?? 'unknown'}, wanted ${entry.nodeWanted ?? 'unknown'}`,
            },
          ]),
      ...(line === null ? [] : [logEvidence(line)]),
      ...(unit === null ? [] : [unitEvidence(unit)]),
    ],
    severity: runs || (unit !== null && isUp(unit)) ? 'degraded' : 'down',
    next: steps(
      look`${path(entry?.node.path ?? 'node')} --version`,
      reinstall(facts, 'under a Node that fits, so that the service gets that one'),
      walk('upgrade', 'Reinstall the units'),
    ),
  };
}

const nodeRefused = meaning('node-unsupported', 'node-without-sqlite', 'node-retried');
