import type {Evidence, ProcessFacts} from '../model/index.ts';
import {change, look} from '../steps/index.ts';
import {engineBehind, livesApart, processInside} from '../supervisors/index.ts';
import {asOwner, steps, wordsFor} from './shared/commands.ts';
import {holderEvidence, holders, processText} from './shared/holders.ts';
import {clear, holds, rule, unknown} from './shared/rule.ts';
import {isHalted, starting} from './shared/starting.ts';
import {processState} from './shared/tools.ts';
import {chosenUnit, unitEvidence} from './shared/unit.ts';
import {span} from './shared/words.ts';

export const gatewayHung = rule({
  code: 'gateway-hung',
  title: 'The gateway is frozen: it accepts connections and answers nothing',
  severity: 'down',
  behind: ['two-owners', 'port-taken', 'memory-short'],
  needs: ['supervisor', 'ports', 'http'],
  judge({supervisor, ports, http}, facts) {
    if (http.healthz.seen || http.healthz.why !== 'late') return clear;
    const holder = holders(facts, supervisor, ports).find((one) => one.is === 'ours' || one.is === 'foreground' || one.is === 'unseen');
    if (holder === undefined) return clear;
    // What an engine listens with for a container never freezes; the gateway behind it does.
    const {process: listener} = holder.listener;
    const isProxy = listener === null ? livesApart(facts.readings) : holder.is !== 'foreground' && engineBehind(listener) !== null;
    const process = (isProxy ? processInside(facts.readings) : null) ?? listener;
    const stopped = isHalted(process);
    if (!stopped && starting(facts) !== null) return clear;
    if (process === null && holder.is === 'unseen') return unknown('the process that holds the port could not be seen');
    const unit = chosenUnit(supervisor);
    const evidence: readonly Evidence[] = [
      {probe: 'http', line: `/healthz: ${http.healthz.detail}`},
      holderEvidence(facts, holder.listener),
      ...(process === null
        ? []
        : [{probe: 'ports' as const, line: `pid ${process.pid}: process state ${process.state} (${stateWords(process)})`}]),
      ...(unit === null ? [] : [unitEvidence(unit)]),
    ];
    const since = unit?.startedAt == null ? '' : ` for ${span(facts.now - unit.startedAt)}`;
    const who = process === null ? (isProxy ? 'a process in its container' : 'its process') : processText(process);
    return holds({
      text:
        `Port ${facts.gateway.port} accepts connections and /healthz does not answer; ${isProxy ? 'the gateway is' : 'the listener is'} ` +
        `${who}${process === null ? '' : `, process state ${process.state} (${stateWords(process)})`}.` +
        `${unit === null ? '' : ` ${wordsFor(facts).title} sees nothing of it: ${unit.active}/${unit.sub}${since}.`}`,
      evidence,
      next: steps(
        process === null
          ? null
          : stopped && !isProxy
            ? asOwner(facts, change(wakes)`kill -CONT ${process.pid}`)
            : processState(facts, process.pid),
        wordsFor(facts).showLog(facts, 80, unit ?? undefined),
        wordsFor(facts).restart(facts, unit ?? undefined),
      ),
    });
  },
  explain: {
    means: 'The gateway holds its port and does not answer: its event loop is blocked, or the process is stopped.',
    why:
      'A stop signal (state T), a long computation or a huge session on the main thread (state R), or a disk that does not answer ' +
      '(state D).',
    misleads: 'systemd shows active/running, OpenClaw\'s status says `health.healthy: true` and "not reachable", which reads like down.',
    next: (facts) =>
      steps(
        look`curl -sS -m 5 http://127.0.0.1:${facts.gateway.port}/healthz`,
        look`ps -o pid,stat,pcpu,rss,etime -p PID`,
        change(wakes)`kill -CONT PID`,
      ),
    page: 'gateway/health',
  },
});

const wakes = {effect: 'lets a stopped process go on', word: 'continue'};

function stateWords(process: ProcessFacts): string {
  switch (process.state.charAt(0)) {
    case 'T':
    case 't':
      return 'stopped by a signal';
    case 'D':
      return 'waits for a disk';
    case 'R':
      return 'busy';
    case 'Z':
      return 'dead, not yet reaped';
    default:
      return 'sleeping';
  }
}
