import type {Facts, LogLine, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {value} from '../steps/index.ts';
import {openclaw, openclawTo, readyz, steps} from './shared/commands.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {chosenUnit, isUp, unitEvidence} from './shared/unit.ts';
import {count, listed, quote} from './shared/words.ts';

export const channelsSuppressed = rule({
  code: 'channels-suppressed',
  title: 'The gateway holds its channels down after crashes, while everything looks green',
  severity: 'degraded',
  behind: ['two-owners', 'foreground-owner', 'port-taken', 'oom-killed', 'heap-limit', 'crash-loop'],
  needs: ['http'],
  judge({http}, facts) {
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const line = unit !== null && isUp(unit) ? lastRunLine(facts, unit, suppression) : null;
    const names = http.ready?.suppressed ?? [];
    // Releases that list what is suppressed are believed: the log line stays when the channel was started by hand.
    if (names.length === 0 && (http.ready !== null || line === null)) {
      return http.ready === null && http.readyz.seen && http.readyz.value.openclaw
        ? unknown('/readyz answered without saying what is suppressed')
        : clear;
    }
    const restarts = unit === null || unit.restarts === 0 ? '' : ` systemd counts ${count(unit.restarts, 'restart')}.`;
    return holds({
      text:
        `/readyz is green and ` +
        `${names.length === 0 ? 'the channels are' : `${listed(names)} ${names.length === 1 ? 'is' : 'are'}`} held down by the ` +
        `gateway's crash-loop breaker.${restarts}${said(line)}`,
      evidence: [
        ...(names.length === 0 ? [] : [{probe: 'http' as const, line: `/readyz: ready, suppressed ${names.join(', ')}`}]),
        ...(line === null ? [] : [logEvidence(line)]),
        ...(unit === null ? [] : [unitEvidence(unit)]),
      ],
      ...(names[0] === undefined || names.length > 1 ? {} : {subject: names[0]}),
      next: [
        openclaw(facts)`gateway stability --bundle latest --json`,
        ...(names.length === 0 ? ['CHANNEL'] : names).map((name) => startChannel(facts, name)),
      ],
    });
  },
  explain: {
    means: 'After three unclean boots within 300 seconds the gateway starts without its channels. It is protection, not a fault of theirs.',
    why:
      'Crashes, kills, or starts that could not get the port. Once the cause is gone the channels have to be started by hand, or ' +
      'wait for a clean start.',
    misleads:
      '/readyz, `health`, `channels status --probe` and `status` are all green while the bot is dead; only `suppressed` and `running: ' +
      'false` tell.',
    next: (facts) => steps(readyz(facts), startChannel(facts, 'telegram')),
    page: 'gateway/restart-recovery',
  },
});

function startChannel(facts: Facts, name: string): Step {
  const params = value(JSON.stringify({channel: name}));
  return openclawTo(facts, {effect: 'starts the channel', word: 'start'})`gateway call channels.start --params ${params}`;
}

function said(line: LogLine | null): string {
  return line === null ? '' : ` The log: "${quote(line.text)}".`;
}

const suppression = meaning('autostart-suppressed', 'breaker-tripped');
