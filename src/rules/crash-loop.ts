import type {Case, Facts, LogLine, SupervisorValue, UnitState} from '../model/index.ts';
import {openclaw, steps, walk, wordsFor} from './shared/commands.ts';
import {allCauses, burst, causesOf, crashesMin, crashTimes, failedStarts, windowMs} from './shared/crashes.ts';
import {lastWords, logEvidence} from './shared/last-run.ts';
import {holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {endOf, serviceEvidence, type Told, toldService} from './shared/service.ts';
import {unlessServing} from './shared/serving.ts';
import {isFailed, isRetrying, isUp, lastExit, presentUnits, refused, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime, count, quote, span} from './shared/words.ts';

export const crashLoop = rule({
  code: 'crash-loop',
  title: 'The gateway crashes again and again: diagnose, do not restart',
  severity: 'down',
  behind: ['secret-readable', ...allCauses, ...failedStarts, 'start-limit-hit'],
  needs: ['supervisor'],
  recentMs: windowMs,
  judge({supervisor}, facts) {
    const units = presentUnits(supervisor);
    const cases = units.map((unit) => loop(facts, unit, units.length === 1));
    const found = holds(...cases, restartedService(facts, supervisor));
    const blind = maybe(facts, 'log') === null && units.some((unit) => unit.restarts >= crashesMin);
    return found.is === 'clear' && blind ? unknown(`${whyUnseen(facts, 'log')}; when the restarts happened cannot be said`) : found;
  },
  explain: {
    means: 'Three crashes within five minutes, or a unit that systemd restarts without end.',
    why: 'What stops it is still there after every restart: a missing file, a refused configuration, memory, another owner.',
    misleads: "`active` is true for a second at every try, and OpenClaw's advice to restart only burns the start limit.",
    next: (facts) => steps(wordsFor(facts).showLog(facts, 120), wordsFor(facts).stop(facts), walk('ladder', 'Logs')),
    page: 'gateway/restart-recovery',
  },
});

function loop(facts: Facts, unit: UnitState, alone: boolean): Case | null {
  const log = maybe(facts, 'log');
  // The journal that was read is one unit's; with two units only systemd's own count can be told apart.
  const crashes = log === null || !alone ? null : burst(crashTimes(log));
  // systemd counts from the last start by hand: crashes before that have been dealt with.
  const since = isUp(unit) ? unit.restarts : unit.restarts + 1;
  const counted =
    crashes !== null &&
    Math.min(crashes.crashes, since) >= crashesMin &&
    (facts.now - crashes.lastAt <= windowMs || !isUp(unit)) &&
    unit.active !== 'inactive';
  const began = unit.startedAt ?? unit.exitedAt ?? unit.stateSince;
  // A journal that does not reach back five minutes counts too few.
  const blind = crashes === null || (log?.lines[0]?.at ?? Infinity) > crashes.lastAt - windowMs;
  const restless =
    blind &&
    unit.restarts >= crashesMin &&
    (isRetrying(unit) || isFailed(unit) || (crashes === null && began !== null && facts.now - began <= startsAgainMs));
  if (!counted && !restless) return null;
  // While a new try runs, the words before it tell more than its own.
  const words = isUp(unit) ? wordsBefore(facts, unit.startedAt) : lastWords(unit, log);
  const how =
    crashes !== null && counted
      ? `ended ${count(crashes.crashes, 'time')} within ${span(Math.max(crashes.overMs, 1000))}, last at ` +
        `${clockTime(crashes.lastAt, facts.now)}`
      : `has been restarted ${count(unit.restarts, 'time')}`;
  return {
    text:
      `The ${unitName(unit)} ${how} (${lastExit(unit)}). Diagnose; another restart only burns the start limit.` +
      `${words === null ? '' : ` Its last words: "${quote(words.text)}".`}`,
    evidence: [unitEvidence(unit), ...exitLines(facts), ...(words === null ? [] : [logEvidence(words)])],
    severity: unlessServing(facts),
    behind: [...causesOf(facts, unit), 'start-limit-hit'],
    next: steps(
      wordsFor(facts).showLog(facts, 80, unit),
      wordsFor(facts).stop(facts, unit),
      openclaw(facts)`gateway stability --bundle latest --json`,
      walk('ladder', 'Logs'),
    ),
  };
}

/** Whoever only counts restarts shows a loop by their number while it waits for the next, or by when they were seen. */
function restartedService(facts: Facts, supervisor: SupervisorValue): Case | null {
  const service = toldService(supervisor);
  // What is switched off is not started again, however it fell before.
  if (service === null || (service.disabled === true && !service.running)) return null;
  const {run} = service;
  if ((run.crashes ?? run.restarts) < crashesMin) return null;
  const answers = maybe(facts, 'http')?.healthz.seen === true;
  // Who tells no times shows only by its silence that the last start came to the same end, or will.
  const fellSilent = run.crashes !== undefined && !answers;
  const lately = run.restartTimes.filter((at) => facts.now - at <= windowMs).length;
  const justStarted = !answers && service.running && run.startedAt !== null && facts.now - run.startedAt <= startsAgainMs;
  const gaveUp = !service.running && !run.isRetrying && run.exit !== 0;
  if (!fellSilent && (answers || !run.isRetrying) && lately < crashesMin && !justStarted && !gaveUp) return null;
  const words = wordsBefore(facts, service.running ? run.startedAt : null);
  const stale = words !== null && isOfEarlierRun(facts, service, words);
  const said =
    words === null
      ? ''
      : stale
        ? ` Its log ends at ${clockTime(words.at, facts.now)} and does not say why.`
        : ` Its last words: "${quote(words.text)}".`;
  return {
    text:
      `The ${service.title} has been restarted ${count(run.restarts, 'time')} (${endOf(service)}). Diagnose; another restart ends ` +
      `the same way.${said}`,
    evidence: [serviceEvidence(facts, service), ...(words === null || stale ? [] : [logEvidence(words)])],
    severity: unlessServing(facts),
    behind: [...allCauses, ...failedStarts],
    next: steps(
      wordsFor(facts).showLog(facts, 80, service),
      run.exit === refused && run.neverBegan !== true ? openclaw(facts, 'why it may refuse')`config validate --json` : null,
      wordsFor(facts).stop(facts, service),
      walk('ladder', 'Logs'),
    ),
  };
}

/** Whoever tries again every ten seconds and has written nothing for minutes writes nothing: the newest lines are of a run that was well. */
function isOfEarlierRun(facts: Facts, {run}: Told, words: LogLine): boolean {
  return run.crashes !== undefined && run.isRetrying && facts.now - words.at > silentMs;
}

const silentMs = 120_000;

/** Its last words, of the run before where a new one has begun. */
function wordsBefore(facts: Facts, startedAt: number | null): LogLine | null {
  const log = maybe(facts, 'log');
  const before = startedAt === null || log === null ? log : {...log, lines: log.lines.filter((line) => line.at < startedAt)};
  return lastWords(null, before);
}

/** Without a journal: a unit with three restarts that is this young has just been restarted again. */
const startsAgainMs = 30_000;

function exitLines(facts: Facts): readonly {readonly probe: 'log'; readonly line: string}[] {
  return (maybe(facts, 'log')?.exits ?? []).slice(-3).map((exit) => ({
    probe: 'log',
    line: `${clockTime(exit.at, facts.now)} main process ${exit.how}, status ${exit.status}`,
  }));
}
