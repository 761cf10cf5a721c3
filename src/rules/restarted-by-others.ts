import type {LogLine} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {lookFor, say} from '../steps/index.ts';
import {isSupervisorsLine} from '../supervisors/index.ts';
import {asOwner, steps, wordsFor} from './shared/commands.ts';
import {burst} from './shared/crashes.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime, count, quote, span} from './shared/words.ts';

export const restartedByOthers = rule({
  code: 'restarted-by-others',
  title: 'Somebody or something restarts the gateway again and again',
  severity: 'degraded',
  behind: ['two-owners', 'foreground-owner'],
  needs: ['log'],
  recentMs: 10 * 60_000,
  judge({log}, facts, {recentMs}) {
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    if (unit === null || !isUp(unit)) return clear;
    const stops = burst(requests(log.lines).map(({at}) => at));
    if (stops === null || stops.crashes < stopsMin || facts.now - stops.lastAt > recentMs) return clear;
    const line = recentLine(facts, recentMs, meaning('stopped-again-and-again'));
    return holds({
      text:
        `The ${unitName(unit)} was asked to stop ${count(stops.crashes, 'time')} within ${span(Math.max(stops.overMs, 1000))}, last at ` +
        `${clockTime(stops.lastAt, facts.now)}, and started again each time: a person, a timer, a cron job, a watchdog or an agent does it.` +
        `${line === null ? '' : ` The gateway says: "${quote(line.text)}".`}`,
      evidence: [
        ...requests(log.lines)
          .slice(-stopsMin)
          .map((one) => ({probe: 'log' as const, line: `${clockTime(one.at, facts.now)} ${one.text.trim()}`})),
        ...(line === null ? [] : [logEvidence(line)]),
        unitEvidence(unit),
      ],
      lastAt: stops.lastAt,
      // A responder restarts it three times, too; the gateway counts across its runs and says when it is too much.
      severity: line === null ? 'note' : 'degraded',
      next: steps(
        wordsFor(facts).showTimers(facts),
        asOwner(facts, lookFor("the owner's cron jobs")`crontab -l`),
        say`look into the cron jobs of root and /etc/cron.d, and ask who else is on this host`,
      ),
    });
  },
  explain: {
    means: 'Stop after stop is asked for, by whom the manager does not say, and the gateway comes back each time.',
    why: 'A rescue timer, a watchdog that finds it slow, needrestart, a second supervisor, an agent that repairs, colleagues at the same time.',
    misleads: 'Between two stops everything is green, and the manager counts no restart of its own.',
    next: (facts) => steps(wordsFor(facts).showTimers(facts), wordsFor(facts).showLog(facts, 120)),
    page: 'gateway/restart-recovery',
  },
});

const stopsMin = 3;

/** What the manager writes when it carries out a stop that was asked for; its own restarts after a crash do not begin so. */
function requests(lines: readonly LogLine[]): readonly LogLine[] {
  const stopping = meaning('asked-unit-stopping');
  return lines.filter((line) => isSupervisorsLine(line) && stopping.test(line.text));
}
