import type {Case, Facts} from '../model/index.ts';
import {openclaw, steps} from './shared/commands.ts';
import {cliAnswer, dig, items, text} from './shared/json.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {clockTime, count} from './shared/words.ts';

export const deliveryDead = rule({
  code: 'delivery-dead',
  title: 'Messages were given up: what came in did not go out, or never came through',
  severity: 'degraded',
  behind: ['egress-down', 'channel-down', 'channel-half', 'upstream-throttled'],
  needs: [],
  judge(_, facts) {
    const queues = dig(cliAnswer(facts, 'gateway call health')?.json, 'deliveryQueues');
    if (queues === undefined || queues === null) return clear;
    const dead = [
      ...items(dig(queues, 'failed')).map((one) => row(one, `queue ${text(dig(one, 'queueName')) ?? 'without a name'}`)),
      ...items(dig(queues, 'ingressFailed')).map((one) => row(one, inbound(one))),
    ].filter((one) => one.entries > 0);
    const waiting = items(dig(queues, 'ingressPressure')).map((one) => ({
      where: inbound(one),
      entries: number(one, 'pendingCount') ?? 0,
      since: number(one, 'oldestReceivedAt'),
    }));
    return holds(...dead.map((one) => given(facts, one)), ...waiting.map((one) => stuck(facts, one)));
  },
  explain: {
    means: 'Entries of a delivery queue are dead letters, or messages wait before a lane that does not move.',
    why: 'The far side refused or was gone longer than the tries last, a target that is no more, or a run that never ends.',
    misleads: '/readyz is ready, the channel is connected, and the next message may go through: what was given up is not tried again.',
    next: (facts) => steps(openclaw(facts)`gateway call health --json --timeout 3000`, openclaw(facts)`logs --limit 200`),
    page: 'gateway/troubleshooting/channel-delivery-and-tools',
  },
});

interface Row {
  readonly where: string;
  readonly entries: number;
  readonly since: number | null;
}

function row(one: unknown, where: string): Row {
  return {where, entries: number(one, 'count') ?? 0, since: number(one, 'oldestFailedAt')};
}

function given(facts: Facts, {where, entries, since}: Row): Case {
  const oldest = since === null ? '' : `, the oldest at ${clockTime(since, facts.now)}`;
  return said(
    facts,
    where,
    `${count(entries, 'message')} of ${where} ${entries === 1 ? 'was' : 'were'} given up${oldest}. Nobody tries them again.`,
  );
}

function stuck(facts: Facts, {where, entries, since}: Row): Case {
  const oldest = since === null ? '' : ` since ${clockTime(since, facts.now)}`;
  return said(
    facts,
    where,
    `${count(entries, 'message')} of ${where} ${entries === 1 ? 'waits' : 'wait'}${oldest} behind one that does not end.`,
  );
}

function said(facts: Facts, subject: string, sentence: string): Case {
  return {
    subject,
    text: sentence,
    evidence: [{probe: 'cli', line: `gateway call health: ${sentence}`}],
    next: steps(openclaw(facts)`logs --limit 200`, openclaw(facts)`channels status --probe --json --timeout 5000`),
  };
}

function inbound(one: unknown): string {
  return `inbound ${text(dig(one, 'channelId')) ?? '?'}/${text(dig(one, 'accountId')) ?? '?'}`;
}

function number(one: unknown, key: string): number | null {
  const value = dig(one, key);
  return typeof value === 'number' ? value : null;
}
