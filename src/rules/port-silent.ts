import type {Facts, Step, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {servicesOf} from '../supervisors/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {failedStarts} from './shared/crashes.ts';
import {holders} from './shared/holders.ts';
import {lastRunLine, lastWords, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {starting, startMs} from './shared/starting.ts';
import {whoListens} from './shared/tools.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {quote, span} from './shared/words.ts';

export const portSilent = rule({
  code: 'port-silent',
  title: "The gateway's process is up but nobody listens on its port",
  severity: 'down',
  behind: [
    'two-owners',
    'foreground-owner',
    'unit-starts-client',
    'inodes-full',
    'disk-full',
    'config-split',
    'config-missing',
    'config-broken',
    'config-rejected',
    'config-incomplete',
    'secret-missing',
    ...failedStarts,
    'oom-killed',
    'heap-limit',
    'crash-loop',
    'gateway-hung',
  ],
  needs: ['supervisor', 'ports'],
  holdMs: startMs,
  judge({supervisor, ports}, facts) {
    const unit = chosenUnit(supervisor);
    const up = unit !== null && isUp(unit) && (unit.mainPid !== null || unit.pids.length > 0);
    const job = servicesOf(supervisor).find((one) => one.pid !== null && one.ending !== true);
    if ((!up && job === undefined) || holders(facts, supervisor, ports).length > 0 || starting(facts) !== null) return clear;
    // The port may have been asked a moment before it was opened; an answer over HTTP is the stronger word.
    if (maybe(facts, 'http')?.healthz.seen === true) return clear;
    const line = lastRunLine(facts, unit, meaning('asked-not-listening')) ?? lastWords(unit, maybe(facts, 'log'));
    const who = up
      ? `The ${unitName(unit)} is ${unit.active}/${unit.sub} (pid ${unit.mainPid ?? unit.pids[0]})`
      : `The ${job?.title} runs (pid ${job?.pid})`;
    const since = unit?.startedAt == null ? '' : ` for ${span(facts.now - unit.startedAt)}`;
    const other = ports.ports.filter((port) => port.listeners.length > 0).map((port) => port.port);
    return holds({
      text:
        `${who}${since}, and nobody listens on port ` +
        `${facts.gateway.port}.${line === null ? '' : ` Its last words: "${quote(line.text)}".`}` +
        `${other.length === 0 ? '' : ` Listening: ${other.join(', ')}.`}`,
      evidence: [
        {probe: 'ports', line: `port ${facts.gateway.port}: no listener`},
        ...(unit === null ? [] : [unitEvidence(unit)]),
        ...(line === null ? [] : [logEvidence(line)]),
      ],
      ...(unit?.startedAt == null ? {} : {since: unit.startedAt}),
      next: remedy(facts, unit ?? undefined),
    });
  },
  explain: {
    means: 'The service runs for more than a minute and its port is closed.',
    why:
      'The start failed inside the process and the process stayed alive, it waits for another owner of the state, or it listens ' +
      'elsewhere.',
    misleads: 'systemd shows active/running: a living process is not a serving gateway.',
    next: (facts) => steps(wordsFor(facts).showLog(facts), whoListens(facts), wordsFor(facts).restart(facts)),
    page: 'gateway/restart-recovery',
  },
});

function remedy(facts: Facts, unit: UnitState | undefined): readonly Step[] {
  const words = wordsFor(facts);
  return steps(words.showLog(facts, 80, unit), words.showLoaded(facts, 'command', unit), words.restart(facts, unit));
}
