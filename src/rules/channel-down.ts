import type {Capability, Case, Code, Facts, Step} from '../model/index.ts';
import {isOfChannel, meaning} from '../openclaw/meaning.ts';
import {value} from '../steps/index.ts';
import {capabilityLine, credentialCauses, isSwitchedOff, isUnloaded, notServing, throttled, tooEarly} from './shared/capabilities.ts';
import {isChannel} from './shared/channels.ts';
import {openclaw, openclawTo, steps} from './shared/commands.ts';
import {settingEvidence} from './shared/definition.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {proxyIn} from './shared/proxy.ts';
import {holds, maybe, rule, unknown, when, whyUnseen} from './shared/rule.ts';
import {starting} from './shared/starting.ts';
import {quote} from './shared/words.ts';

export const channelDown = rule({
  code: 'channel-down',
  title: 'A channel is down',
  severity: 'degraded',
  behind: [
    ...notServing,
    'egress-down',
    'channels-suppressed',
    'switched-off',
    'env-file-missing',
    'secret-missing',
    'secret-shadowed',
    'upstream-throttled',
    'channel-half',
    'capability-lost',
  ],
  needs: [],
  // A channel connects within its own grace after the gateway is ready.
  holdMs: 60_000,
  // Lines older than this tell of another trouble.
  recentMs: 15 * 60_000,
  judge(_, facts, times) {
    const seen = maybe(facts, 'capabilities');
    const ready = maybe(facts, 'http')?.ready ?? null;
    const failed = (seen?.capabilities ?? []).filter((one) => one.kind === 'channel' && isDown(facts, one, times.holdMs));
    const failing =
      starting(facts) !== null
        ? []
        : (ready?.failing ?? [])
            .filter(isChannel)
            .filter(
              (name) =>
                !(seen?.capabilities ?? []).some(
                  (one) => one.kind === 'channel' && sameChannel(one.name, name) && (one.state === 'failed' || one.state === 'off'),
                ),
            );
    const found = holds(...failed.map((one) => held(facts, one, times.recentMs)), ...failing.map((name) => byReadyz(facts, name)));
    return found.is === 'clear' && seen === null ? unknown(whyUnseen(facts, 'capabilities')) : found;
  },
  explain: {
    means: 'A channel that the configuration claims is not connected: nothing is sent and nothing received there.',
    why: 'A refused token, a login that was lost, the far side or the way to it, or a plugin that did not load.',
    misleads:
      '`probe.ok: true` proves only the token; `running: false` beside it means that the channel is dead. `channels status` exits 0 ' +
      'even when it asked nobody.',
    next: (facts) => steps(openclaw(facts)`channels status --probe --json --timeout 5000`, openclaw(facts)`logs --limit 200`),
    page: 'gateway/troubleshooting/channel-delivery-and-tools',
  },
});

function isDown(facts: Facts, channel: Capability, holdMs: number): boolean {
  // One way only is another finding, and so is a channel whose plugin is not there.
  const half = channel.sends !== null && channel.receives !== null && channel.sends !== channel.receives;
  return channel.state === 'failed' && !half && !isUnloaded(channel) && !tooEarly(facts, channel, holdMs);
}

function held(facts: Facts, channel: Capability, recentMs: number): Case {
  // The line that names the refusal says more than the tries that follow it.
  const line =
    recentLine(facts, recentMs, {test: (text) => isOfChannel(text, channel.name) && refused.test(text)}) ??
    recentLine(facts, recentMs, {test: (text) => isOfChannel(text, channel.name)});
  const proxy = proxyIn(facts, channel.detail);
  const by =
    proxy === null
      ? ''
      : ` ${proxy.address} is not its far side: it is the proxy that ${proxy.name} names (in ${proxy.setting.path}), and it does not let it through.`;
  return {
    subject: channel.name,
    text: `Channel ${channel.name} (${channel.claimedIn}) is down: ${quote(channel.detail)}.${by}`,
    evidence: [
      {probe: 'capabilities', line: capabilityLine(channel)},
      ...(proxy === null ? [] : [settingEvidence(proxy.setting)]),
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    behind: [
      ...notServing,
      'egress-down',
      ...suppressed(facts, channel.name),
      ...when(isSwitchedOff(channel), 'switched-off'),
      ...credentialCauses(facts, channel),
      ...when(throttled.test(channel.detail), 'upstream-throttled'),
    ],
    next: remedy(facts, channel.name),
  };
}

function byReadyz(facts: Facts, name: string): Case {
  return {
    subject: name,
    text: `Channel ${name} is not connected: /readyz names it among what fails.`,
    evidence: [{probe: 'http', line: `/readyz: failing ${name}`}],
    behind: [...notServing, 'egress-down', 'channels-suppressed', 'secret-missing', 'channel-half', 'capability-lost'],
    next: remedy(facts, name),
  };
}

function suppressed(facts: Facts, name: string): readonly Code[] {
  const held = maybe(facts, 'http')?.ready?.suppressed ?? [];
  return when(
    held.some((one) => sameChannel(name, one)),
    'channels-suppressed',
  );
}

/** An account of a channel may be written `telegram:default` or `telegram/default`. */
function sameChannel(left: string, right: string): boolean {
  const name = (text: string): string => text.toLowerCase().split(/[:/.]/)[0] ?? '';
  return name(left) === name(right);
}

function remedy(facts: Facts, name: string): readonly Step[] {
  return [
    openclaw(facts)`channels status --probe --json --channel ${value(name)} --timeout 5000`,
    openclaw(facts)`logs --limit 200`,
    openclawTo(facts, {
      effect: 'starts the channel, once the cause is mended',
      word: 'start',
    })`gateway call channels.start --params ${value(JSON.stringify({channel: name}))}`,
  ];
}

const refused = meaning('asked-credential-refused');
