import type {Capability, Facts, LogLine} from '../model/index.ts';
import {meaning, meaningFor} from '../openclaw/meaning.ts';
import {say, value} from '../steps/index.ts';
import {capabilityLine, notServing, tooEarly} from './shared/capabilities.ts';
import {openclaw, steps} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {holds, rule} from './shared/rule.ts';
import {quote} from './shared/words.ts';

export const channelHalf = rule({
  code: 'channel-half',
  title: 'A channel works one way only',
  severity: 'degraded',
  behind: [...notServing, 'egress-down', 'channels-suppressed'],
  needs: ['capabilities'],
  // A channel connects within its own grace after the gateway is ready.
  holdMs: 60_000,
  recentMs: 15 * 60_000,
  judge({capabilities}, facts, {holdMs, recentMs}) {
    const channels = capabilities.capabilities.filter(
      (one) => one.kind === 'channel' && one.state !== 'off' && !tooEarly(facts, one, holdMs),
    );
    return holds(
      ...channels
        .map((one) => refused(facts, one))
        .filter((one) => one.sends !== null && one.receives !== null && one.sends !== one.receives)
        .map((one) => {
          const line = conflict(facts, one) ?? recentLine(facts, recentMs, meaningFor('channel-half'));
          return {
            subject: one.name,
            text:
              `Channel ${one.name} ${one.sends === true ? 'sends but does not receive' : 'receives but does not send'}: ` +
              `${quote(one.detail)}.` +
              `${line === null ? '' : ` The log: "${quote(line.text)}".`}`,
            evidence: [{probe: 'capabilities' as const, line: capabilityLine(one)}, ...(line === null ? [] : [logEvidence(line)])],
            next: [
              openclaw(facts)`channels status --probe --json --channel ${value(one.name)} --timeout 5000`,
              openclaw(facts)`channels dead-letters list`,
              one.sends === true
                ? say`the proof is a real message: send one to the bot and watch lastInboundAt move`
                : say`the proof is a reply that arrives`,
            ],
          };
        }),
    );
  },
  explain: {
    means: 'The channel can send and gets nothing in, or the reverse.',
    why:
      'A second poller with the same token, a webhook that is still set, an ingress queue that cannot be opened, a missing intent ' +
      'or scope.',
    misleads: 'A token probe proves sending at most; the transcript has a reply that was never delivered.',
    next: (facts) => steps(openclaw(facts)`channels status --probe --json --timeout 5000`, openclaw(facts)`channels dead-letters list`),
    page: 'gateway/health',
  },
});

/** Telegram gives messages to one poller; the other is told so at each of its tries, at most half a minute apart. */
const conflictMs = 45_000;

function conflict(facts: Facts, channel: Capability): LogLine | null {
  return channel.name === 'telegram' ? recentLine(facts, conflictMs, meaning('telegram-poll-conflict')) : null;
}

/**
 * Where the gateway did not say that nothing comes in, its log does: what refuses its poll accepts its token. That messages came in
 * since its start was true before the other poller came.
 */
function refused(facts: Facts, channel: Capability): Capability {
  if (channel.state === 'failed' || channel.receives === false || conflict(facts, channel) === null) return channel;
  return {...channel, sends: channel.sends ?? true, receives: false, detail: 'another poller takes its messages'};
}
