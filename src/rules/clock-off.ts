import type {Facts, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {change} from '../steps/index.ts';
import {asRoot, isMac, steps} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {clockSource} from './shared/tools.ts';
import {quote, span} from './shared/words.ts';

export const clockOff = rule({
  code: 'clock-off',
  title: "The host's clock is wrong",
  severity: 'degraded',
  behind: [],
  needs: ['vitals'],
  recentMs: 60 * 60_000,
  judge({vitals}, facts, {recentMs}) {
    const {offsetMs, synchronised} = vitals.clock;
    const line = recentLine(facts, recentMs, meaning('asked-clock-suspected'));
    const far = offsetMs !== null && Math.abs(offsetMs) >= tolerableMs;
    if (!far && (line === null || synchronised !== false)) return clear;
    const off =
      far && offsetMs !== null
        ? `is ${span(Math.abs(offsetMs))} ${offsetMs > 0 ? 'ahead' : 'behind'}`
        : 'is not kept by NTP, and something complains of the time';
    return holds({
      text:
        `The clock of this host ${off}${synchronised === false && far ? ' and is not kept by NTP' : ''}. Tokens and certificates ` +
        `are judged by it.${line === null ? '' : ` The log: "${quote(line.text)}".`}`,
      evidence: [
        {
          probe: 'vitals',
          line: `clock: offset ${offsetMs === null ? 'unknown' : `${offsetMs} ms`}, synchronised ${synchronised ?? 'unknown'}`,
        },
        ...(line === null ? [] : [logEvidence(line)]),
      ],
      next: remedy(facts),
    });
  },
  explain: {
    means: "The time of this host differs from the world's by more than tokens and signatures forgive.",
    why: 'NTP is off or blocked, or a suspended machine woke up.',
    misleads: 'It shows as expired or not yet valid certificates and refused device signatures, which look like authentication faults.',
    next: (facts) => steps(remedy(facts)),
    page: 'gateway/troubleshooting/agent-replies-and-control-ui',
  },
});

/** Challenge signatures are good for minutes, some APIs refuse after 30 seconds: half a minute is the first that hurts. */
const tolerableMs = 30_000;

function remedy(facts: Facts): readonly Step[] {
  const keep = {effect: 'lets NTP keep the clock', word: 'ntp'};
  return [
    ...clockSource(facts),
    asRoot(facts, isMac(facts) ? change(keep)`systemsetup -setusingnetworktime on` : change(keep)`timedatectl set-ntp true`),
  ];
}
