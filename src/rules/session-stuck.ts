import type {Case, Facts, LogLine} from '../model/index.ts';
import {laneWait, meaning, stuckSession} from '../openclaw/meaning.ts';
import {notServing} from './shared/capabilities.ts';
import {openclaw, steps} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {count, quote, span} from './shared/words.ts';

export const sessionStuck = rule({
  code: 'session-stuck',
  title: 'A conversation does not move, and what comes in waits behind it',
  severity: 'degraded',
  behind: [...notServing, 'egress-down', 'provider-unusable', 'upstream-throttled', 'memory-short'],
  needs: [],
  // It is said again after twice the time: at 2, 4, 8 and 16 minutes.
  recentMs: 17 * 60_000,
  judge(_, facts, {recentMs}) {
    if (maybe(facts, 'log') === null) return unknown(whyUnseen(facts, 'log'));
    const stuck = recentLine(facts, recentMs, meaning('session-stuck'));
    const waited = recentLine(facts, recentMs, meaning('lane-wait'));
    return holds(stuck === null ? null : stuckCase(facts, stuck), waited === null ? null : waitedCase(facts, waited));
  },
  explain: {
    means: 'A run of an agent has been at work for minutes without a sign of progress; its session takes one message at a time.',
    why: 'A model that does not answer, a tool or a process that does not end, an approval that nobody gives.',
    misleads: '/readyz is ready and the channel connected: messages are received, and wait.',
    next: (facts) => steps(openclaw(facts)`logs --limit 200`),
    page: 'concepts/queue',
  },
});

function stuckCase(facts: Facts, line: LogLine): Case {
  const stuck = stuckSession(line.text);
  const waits =
    stuck === null || stuck.waiting === 0
      ? ''
      : `, and ${count(stuck.waiting, 'message')} ${stuck.waiting === 1 ? 'waits' : 'wait'} behind it`;
  return {
    ...(stuck === null ? {} : {subject: stuck.key}),
    text:
      stuck === null
        ? `A session does not move: "${quote(line.text)}".`
        : `Session ${stuck.key} has not moved for ${span(stuck.ageMs)} (${stuck.state})${waits}.`,
    evidence: [logEvidence(line)],
    lastAt: line.at,
    next: steps(openclaw(facts)`logs --limit 200`),
  };
}

/** A lane that was quick again after some seconds was only busy. */
function waitedCase(facts: Facts, line: LogLine): Case | null {
  const waited = laneWait(line.text);
  if (waited === null || waited.ms < longWaitMs) return null;
  return {
    subject: waited.lane,
    text: `What came in on lane ${waited.lane} waited ${span(waited.ms)} before it was begun.`,
    evidence: [logEvidence(line)],
    lastAt: line.at,
    next: steps(openclaw(facts)`logs --limit 200`),
  };
}

const longWaitMs = 5 * 60_000;
