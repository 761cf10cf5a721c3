import type {Case, Evidence, Facts, LackedUnit, LogLine, UnitState} from '../model/index.ts';
import {meaning, namedBy} from '../openclaw/meaning.ts';
import {say} from '../steps/index.ts';
import {isSupervisorsLine} from '../supervisors/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {windowMs} from './shared/crashes.ts';
import {logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {startMs} from './shared/starting.ts';
import {chosenUnit, isBeginning, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime} from './shared/words.ts';

export const startBlocked = rule({
  code: 'start-blocked',
  title: 'The gateway is not started: something that its service asks for is not there',
  severity: 'down',
  behind: ['two-owners', 'foreground-owner', 'sources-disagree'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    if (unit === null || isUp(unit) || unit.load !== 'loaded') return clear;
    return holds(unmet(facts, unit), ...(unit.lacks ?? []).map((other) => lacking(facts, unit, other)), waiting(facts, unit));
  },
  explain: {
    means:
      "A condition in the gateway's unit is not met, or a unit that it is bound to does not run: the gateway itself was never begun. Or its " +
      'Type= waits for a sign that OpenClaw never gives, and every start is ended as one that failed.',
    why:
      'A Type=notify, forking or oneshot, a ConditionPathExists= whose path is gone, an AssertPathExists=, a BindsTo=, Requires= or PartOf= of a mount, a tunnel or a container ' +
      'engine that stopped. systemd then leaves the unit inactive with Result=success, as after a stop by hand.',
    misleads: 'A start exits 0 where a condition is not met, and OpenClaw says "stopped" or "likely exited immediately".',
    next: (facts) => steps(wordsFor(facts).status(facts), wordsFor(facts).showDefinition(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

function unmet(facts: Facts, unit: UnitState): Case | null {
  if (unit.unmet === undefined) return null;
  const {check, at} = unit.unmet;
  const line = skippedLine(facts, at);
  const named = line === null ? null : namedBy('asked-start-skipped', line.text);
  return {
    text:
      `systemd did not start the ${unitName(unit)} at ${clockTime(at, facts.now)}: ` +
      `${named === null ? `a${check === 'condition' ? '' : 'n'} ${check} of its definition` : `${check} ${named}`} is not met. ` +
      'Nothing crashed, and another start ends in the same way.',
    evidence: [
      {probe: 'supervisor', line: `${unitName(unit)}: ${check === 'condition' ? 'ConditionResult' : 'AssertResult'}=no`},
      unitEvidence(unit),
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      say`make ${named ?? `what the ${check} asks for`} true, or take it out of the definition`,
      wordsFor(facts).start(facts, unit),
    ),
  };
}

/** For what systemd waits before a start counts, where its unit is of such a type; OpenClaw gives none of these signs. */
const awaited: Readonly<Record<string, string>> = {
  notify: 'a message that OpenClaw itself never sends',
  'notify-reload': 'a message that OpenClaw itself never sends',
  forking: 'the first process to end, which is the gateway itself',
  dbus: 'a name on the bus that OpenClaw never takes',
  oneshot: 'the gateway to end',
};

/**
 * However well the gateway serves meanwhile: what it waits for does not come, and its time runs out. A wrapper may give the sign, so that
 * it counts only once it did not come.
 */
function waiting(facts: Facts, unit: UnitState): Case | null {
  const loaded = (key: string): string | null => maybe(facts, 'unit')?.rows.find((row) => row.key === key)?.loaded ?? null;
  const type = loaded('Service.Type') ?? '';
  const sign = awaited[type];
  if (sign === undefined) return null;
  const line = timedOutLine(facts);
  if (unit.result !== 'timeout' && line === null && !servesUnstarted(facts, unit)) return null;
  const after = loaded('Service.TimeoutStartSec');
  const ends =
    after === null || after === 'infinity'
      ? 'never calls it started'
      : `ends it ${after} after each start as one that failed, and begins again`;
  return {
    text: `The ${unitName(unit)} is of Type=${type}: systemd waits for ${sign}, and ${ends}, however well the gateway serves meanwhile.`,
    evidence: [{probe: 'unit', line: `Service.Type: loaded ${type}`}, unitEvidence(unit), ...(line === null ? [] : [logEvidence(line)])],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      say`give it Type=exec in place of Type=${type}`,
      wordsFor(facts).reload(facts, unit),
      wordsFor(facts).restart(facts, unit),
    ),
  };
}

/** In a loop of such starts systemd keeps no result of the last one while the next goes on. */
function timedOutLine(facts: Facts): LogLine | null {
  const log = maybe(facts, 'log');
  const timedOut = meaning('asked-start-timed-out');
  return log?.lines.findLast((one) => isSupervisorsLine(one) && facts.now - one.at <= windowMs && timedOut.test(one.text)) ?? null;
}

/** It answers for longer than any start takes, and is not called started. */
function servesUnstarted(facts: Facts, unit: UnitState): boolean {
  const waitedMs = unit.stateSince === null ? 0 : facts.now - unit.stateSince;
  return isBeginning(unit) && waitedMs > startMs && maybe(facts, 'http')?.healthz.seen === true;
}

function skippedLine(facts: Facts, at: number): LogLine | null {
  const skipped = meaning('asked-start-skipped');
  return (
    maybe(facts, 'log')?.lines.findLast(
      (line) => isSupervisorsLine(line) && Math.abs(line.at - at) <= roundingMs && skipped.test(line.text),
    ) ?? null
  );
}

/** systemd's time stamps are whole seconds, the journal's are not. */
const roundingMs = 2_000;

function lacking(facts: Facts, unit: UnitState, other: LackedUnit): Case | null {
  const together = isTogether(unit, other);
  if (!together && !keepsItDown(other)) return null;
  const since = other.stateSince === null ? '' : ` since ${clockTime(other.stateSince, facts.now)}`;
  const state = other.load === 'loaded' ? `${other.active}/${other.sub}${since}` : `not there (${other.load})`;
  const subject = {scope: unit.scope, name: other.name};
  return {
    subject: other.name,
    text:
      `The ${unitName(unit)} is tied to ${other.name} (${other.by}=), which is ${state}: systemd ` +
      `${together ? 'stopped the gateway with it' : 'does not start the gateway without it'}. Nothing crashed in the gateway.`,
    evidence: [{probe: 'supervisor', line: evidenceOf(other)}, unitEvidence(unit), ...dependencyLine(facts)],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).status(facts, subject),
      wordsFor(facts).showLog(facts, 40, subject),
      say`mend ${other.name} first`,
      wordsFor(facts).start(facts, unit),
    ),
  };
}

/** Both changed in the same moment, so one took the other along. */
function isTogether(unit: UnitState, {stateSince}: LackedUnit): boolean {
  return unit.stateSince !== null && stateSince !== null && Math.abs(unit.stateSince - stateSince) <= roundingMs && unit.startedAt !== null;
}

/** A task that ran to its end is inactive, too, and what requires it starts all the same. */
function keepsItDown({by, load, active, result}: LackedUnit): boolean {
  if (by === 'PartOf') return false;
  return load !== 'loaded' || active === 'failed' || by === 'BindsTo' || by === 'Requisite' || result !== 'success';
}

function evidenceOf({name, by, load, active, sub, result}: LackedUnit): string {
  return `${by}=${name}: LoadState=${load}, ${active}/${sub}, Result=${result}`;
}

function dependencyLine(facts: Facts): readonly Evidence[] {
  const line = maybe(facts, 'log')?.lines.findLast((one) => isSupervisorsLine(one) && meaning('asked-dependency-failed').test(one.text));
  return line === undefined ? [] : [logEvidence(line)];
}
