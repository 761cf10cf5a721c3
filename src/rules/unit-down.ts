import type {Case, Facts, LogLine, SupervisorValue, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {chosenUnit, isSupervisorsLine, mainService, servicesOf, supervisorNamed} from '../supervisors/index.ts';
import {openclaw, say, startAgain, steps, wordsFor} from './shared/commands.ts';
import {allCauses, causesOf, failedStarts} from './shared/crashes.ts';
import {lastRunLine, lastWords, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {endOf, serviceEvidence, type Told, toldService} from './shared/service.ts';
import {unlessServing} from './shared/serving.ts';
import {startMs} from './shared/starting.ts';
import {isBeginning, isFailed, isRetrying, isUp, lastExit, refused, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime, quote} from './shared/words.ts';

export const unitDown = rule({
  code: 'unit-down',
  title: "The gateway's service is not running",
  severity: 'down',
  behind: [
    'secret-readable',
    ...allCauses,
    ...failedStarts,
    'start-blocked',
    'start-limit-hit',
    'crash-loop',
    'unit-missing',
    'sources-disagree',
  ],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    const elsewhere = servicesOf(supervisor).length > 0;
    if (elsewhere && (unit === null || (!unit.enabled.startsWith('enabled') && unit.active === 'inactive'))) {
      return holds(ending(facts, supervisor) ?? notRunning(facts, supervisor));
    }
    if (unit === null || isUp(unit) || unit.load !== 'loaded') return clear;
    if (isBeginning(unit) && unit.stateSince !== null && facts.now - unit.stateSince <= startMs) return clear;
    return holds(stopped(facts, unit) ?? stopping(facts, unit) ?? failed(facts, unit));
  },
  explain: {
    means: "systemd knows the gateway's unit and does not run it.",
    why:
      'Somebody stopped it (inactive, Result=success), it failed and is not tried again (failed), or it waits for its next try ' +
      '(auto-restart).',
    misleads:
      'OpenClaw prints "likely exited immediately" for a clean stop too; the "reason 1" in its status is how a process ended, not ' +
      'a status.',
    next: (facts) => steps(wordsFor(facts).status(facts), wordsFor(facts).showLog(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

/** Where another supervisor than a unit manager has it: none of its services has a process. */
function notRunning(facts: Facts, supervisor: SupervisorValue): Case | null {
  const services = servicesOf(supervisor);
  const service = mainService(supervisor);
  if (service === null || services.some((one) => one.running)) return null;
  const told = toldService(supervisor);
  const {words} = supervisorNamed(service.by);
  const off = service.disabled === true ? ' It is disabled: OpenClaw, an update that was broken off, or somebody parked it.' : '';
  const last = told === null || isStop(told) ? null : lastWords(null, maybe(facts, 'log'));
  // Where the one that tries again has long been silent, the newest words are those of a run that was well.
  const said = last !== null && told?.run.crashes !== undefined && startsAlone(told) && facts.now - last.at > silentMs ? null : last;
  return {
    text:
      `The ${service.title} does not run: ${service.detail}.${off}${told === null ? '' : ended(facts, told)}` +
      `${said === null ? '' : ` Its last words: "${quote(said.text)}".`}`,
    evidence: [
      told === null ? {probe: 'supervisor', line: `${service.title}: ${service.detail}`} : serviceEvidence(facts, told),
      ...(said === null ? [] : [logEvidence(said)]),
    ],
    severity: unlessServing(facts),
    behind: ['foreground-owner', 'two-owners', ...unitDown.behind],
    next: steps(
      words.status(facts, service),
      words.showLog(facts, undefined, service),
      service.disabled === true
        ? [
            openclaw(facts)`gateway status --deep`,
            words.enable(facts, service),
            service.loaded === false ? words.start(facts, service) : null,
          ]
        : told === null || isStop(told)
          ? words.start(facts, service)
          : startsAlone(told)
            ? null
            : say`mend what ended it first; it ends the same way again`,
    ),
  };
}

const silentMs = 120_000;

/** It was told to end and still does what it has begun. */
function ending(facts: Facts, supervisor: SupervisorValue): Case | null {
  const service = servicesOf(supervisor).find((one) => one.ending === true);
  if (service === undefined || maybe(facts, 'http')?.healthz.seen === true) return null;
  const {words} = supervisorNamed(service.by);
  return {
    text: `The ${service.title} is being stopped: ${service.detail}. Its supervisor ends it by force when its time is over.`,
    evidence: [{probe: 'supervisor', line: `${service.title}: ${service.detail}`}],
    severity: unlessServing(facts),
    behind: [],
    next: steps(words.status(facts, service), words.showLog(facts, undefined, service)),
  };
}

function ended(facts: Facts, told: Told): string {
  const {endedAt, isRetrying} = told.run;
  const at = endedAt === null ? '' : ` at ${clockTime(endedAt, facts.now)}`;
  const again = isRetrying ? '; it is about to be started again' : '';
  return ` It ${isStop(told) ? 'was stopped, or ended without an error' : `was ${endWords(told)}`}${at}${again}.`;
}

function endWords(told: Told): string {
  const words = endOf(told);
  return words.startsWith('ended') ? `not stopped: it ${words}` : words;
}

/** 143 is what a stop leaves of a program that ends by it; 137 what is left when it did not end in time. */
function isStop({run}: Told): boolean {
  return !run.outOfMemory && !run.isRetrying && (run.exit === null || run.exit === 0 || run.exit === 143);
}

function startsAlone({run}: Told): boolean {
  return run.isRetrying;
}

function stopped(facts: Facts, unit: UnitState): Case | null {
  if (unit.active !== 'inactive' || unit.result !== 'success') return null;
  const since = unit.stateSince === null ? '' : ` since ${clockTime(unit.stateSince, facts.now)}`;
  const state = `inactive with Result=success${since}`;
  const told = endLine(facts, unit);
  const never = unit.exit.how === 'none' && unit.startedAt === null;
  const anew =
    told?.wasAsked === true || startsAfterCleanEnd.has(unit.restart.policy) ? null : lastRunLine(facts, unit, meaning('asked-starts-anew'));
  if (anew !== null) return waitsForItsStart(facts, unit, state, anew);
  return {
    text: never
      ? `The ${unitName(unit)} is inactive${since} and has not been started since systemd knows it.`
      : `The ${unitName(unit)} ${howItEnded(told, state, (unit.lacks ?? []).length > 0)}`,
    evidence: [unitEvidence(unit), ...(told === null ? [] : [logEvidence(told.line)])],
    severity: unlessServing(facts),
    behind: ['two-owners', 'foreground-owner', 'unit-starts-client', 'start-blocked', 'sources-disagree'],
    next: steps(openclaw(facts, 'who stopped it, and why')`logs --limit 50`, wordsFor(facts).start(facts, unit)),
  };
}

const startsAfterCleanEnd: ReadonlySet<string> = new Set(['always', 'on-success']);

/** It did as it does under a supervisor that starts it whatever way it ended; this one does not. */
function waitsForItsStart(facts: Facts, unit: UnitState, state: string, line: LogLine): Case {
  const {policy} = unit.restart;
  return {
    text:
      `The ${unitName(unit)} ended itself to be started anew, and Restart=${policy} does not start what ended without an error: ${state}. ` +
      'The unit that OpenClaw installs has Restart=always.',
    evidence: [logEvidence(line), {probe: 'supervisor', line: `${unitName(unit)}: Restart=${policy}`}, unitEvidence(unit)],
    severity: unlessServing(facts),
    behind: ['two-owners', 'foreground-owner', 'unit-starts-client', 'start-blocked'],
    next: steps(wordsFor(facts).start(facts, unit), wordsFor(facts).edit(facts, unit)),
  };
}

function howItEnded(told: End | null, state: string, lacksAnother: boolean): string {
  if (told === null) return `was stopped, or ended without an error: ${state}. Nothing says that it crashed, nor who stopped it.`;
  if (told.wasAsked && lacksAnother) return `was stopped by its manager: ${state}. Nothing crashed.`;
  return told.wasAsked
    ? `was stopped on purpose: ${state}. Nothing crashed.`
    : `ended by itself without an error: ${state}. Nobody asked for it, and it is not started again.`;
}

interface End {
  readonly wasAsked: boolean;
  readonly line: LogLine;
}

/**
 * The manager's own line of the end of the last run: it stops what somebody asked it to stop, and finds the rest "deactivated". Before it
 * starts something again after a crash it writes "Stopped", too, so that only what stands behind the last start counts.
 */
function endLine(facts: Facts, unit: UnitState): End | null {
  const from = (unit.startedAt ?? 0) - 2_000;
  const all = (maybe(facts, 'log')?.lines ?? []).filter((line) => isSupervisorsLine(line) && line.at >= from);
  const own = all.slice(all.findLastIndex((line) => meaning('asked-unit-started').test(line.text)) + 1);
  const asked = own.findLast((line) => meaning('asked-unit-stopped').test(line.text));
  const ended = asked ?? own.findLast((line) => meaning('asked-unit-ended').test(line.text));
  return ended === undefined ? null : {wasAsked: asked !== undefined, line: ended};
}

function stopping(facts: Facts, unit: UnitState): Case | null {
  if (unit.active !== 'deactivating') return null;
  const since = unit.stateSince === null ? '' : ` since ${clockTime(unit.stateSince, facts.now)}`;
  return {
    // 330 s is the TimeoutStopSec of the installed unit: it drains running work before it ends.
    text: `The ${unitName(unit)} is being stopped (${unit.sub})${since}; with the installed unit draining may take 330 s.`,
    evidence: [unitEvidence(unit)],
    severity: unlessServing(facts),
    behind: ['unit-forbids'],
    next: steps(wordsFor(facts).status(facts, unit)),
  };
}

function failed(facts: Facts, unit: UnitState): Case {
  const words = lastWords(unit, maybe(facts, 'log'));
  const said = words === null ? '' : ` Its last words: "${quote(words.text)}".`;
  const trying = isRetrying(unit) ? ' systemd is about to try again.' : '';
  const never =
    unit.exit.how === 'exited' && unit.exit.status === refused ? ' Status 78 is a refusal to start; systemd does not try again.' : '';
  const left = isFailed(unit) && never === '' && staysDown.has(unit.restart.policy);
  const policy = `Restart=${unit.restart.policy}`;
  const alone = left ? ` Nobody starts it again after that: ${policy}; the unit that OpenClaw installs has Restart=always.` : '';
  return {
    text: `The ${unitName(unit)} is ${unit.active}/${unit.sub} with Result=${unit.result}: ${lastExit(unit)}.${never}${alone}${trying}${said}`,
    evidence: [
      unitEvidence(unit),
      ...(left ? [{probe: 'supervisor' as const, line: `${unitName(unit)}: ${policy}`}] : []),
      ...(words === null ? [] : [logEvidence(words)]),
    ],
    severity: unlessServing(facts),
    behind: [...causesOf(facts, unit), 'start-limit-hit', 'crash-loop', 'sources-disagree'],
    next: steps(
      wordsFor(facts).showLog(facts, 80, unit),
      wordsFor(facts).status(facts, unit),
      ...(left ? [startAgain(facts, true, unit), wordsFor(facts).edit(facts, unit)] : []),
    ),
  };
}

/** With these a crash is the end of it. */
const staysDown: ReadonlySet<string> = new Set(['no', 'on-success', 'on-watchdog']);
