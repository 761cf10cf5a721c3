import type {Facts, LogLine} from '../model/index.ts';
import {meaning, meaningFor} from '../openclaw/meaning.ts';
import {say} from '../steps/index.ts';
import {isSupervisorsLine} from '../supervisors/index.ts';
import {throttled} from './shared/capabilities.ts';
import {openclaw, steps} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {clockTime, count, quote, span} from './shared/words.ts';

export const upstreamThrottled = rule({
  code: 'upstream-throttled',
  title: 'A provider or channel throttles the gateway (429)',
  severity: 'degraded',
  behind: ['crash-loop'],
  needs: ['log'],
  // A limit that bites is hit again within minutes.
  recentMs: 10 * 60_000,
  judge({log}, facts, {recentMs}) {
    const lines = log.lines.filter((line) => facts.now - line.at <= recentMs && isThrottle(line));
    const last = lines.at(-1);
    if (last === undefined) return holds();
    return holds({
      text:
        `${count(lines.length, 'line')} of the last ${span(recentMs)} ${lines.length === 1 ? 'speaks' : 'speak'} of throttling, the ` +
        `last at ${clockTime(last.at, facts.now)}: "${quote(last.text)}".` +
        " This is the far side's limit; restarting makes it worse.",
      lastAt: last.at,
      evidence: lines.slice(-3).map(logEvidence),
      severity: lines.length >= manyLines || fails(facts) ? 'degraded' : 'note',
      next: [
        openclaw(facts)`models status --json`,
        say`wait, add a key or a fallback model. A crash loop multiplies calls: look for one first`,
      ],
    });
  },
  explain: {
    means: 'Requests to a model provider or a channel are answered with "too many".',
    why: 'A quota is used up, several gateways share one key, or retries after restarts multiply the calls.',
    misleads: 'It looks like a flaky gateway after an upgrade; the times of the 429 lines tell the two apart.',
    next: (facts) => steps(openclaw(facts)`logs --limit 500`, openclaw(facts)`models status --json`),
    page: 'gateway/authentication',
  },
});

/** One refusal is retried without anybody noticing; three are felt. */
const manyLines = 3;

/** A bare 429 may be a byte count or a port: it must stand with words of a limit or of HTTP. */
function isThrottle(line: LogLine): boolean {
  if (isSupervisorsLine(line) || line.from === 'kernel' || meaning('auth-rate-limited').test(line.text)) return false;
  return meaningFor('upstream-throttled').test(line.text) || meaning('asked-throttled').test(line.text);
}

function fails(facts: Facts): boolean {
  return (maybe(facts, 'capabilities')?.capabilities ?? []).some((one) => one.state === 'failed' && throttled.test(one.detail));
}
