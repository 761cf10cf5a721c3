import {type Cleaner, cleanArgv} from '../host/index.ts';
import type {Host, Judgement, Reading, ReadingName, ReadingValues} from '../model/index.ts';
import {cliAnswer, followCommand, groups, logLine, probes, stableKey, take} from '../probes/index.ts';
import {pickVariant} from '../runbook/index.ts';
import type {LoopParts} from '../session/loop.ts';
import {judgeByRules} from './judging.ts';

/** How the loop looks, judges and runs on this host. */
export function loopParts({
  host,
  cleaner,
  session,
  dispatch,
}: {readonly host: Host; readonly cleaner: Cleaner} & Pick<LoopParts, 'session' | 'dispatch'>): LoopParts {
  return {
    host,
    groups: groups(probes, false),
    everyMs: (name) => probes[name].everyMs,
    look: (name, known) => take(probes[name] as never, host, session().gateway, known) as Promise<Reading<ReadingValues[ReadingName]>>,
    stableKey: (name, reading) => stableKey(name, reading as never),
    aged: (readings) =>
      judgedAs(judgeByRules({gateway: session().gateway, now: host.clock.now(), readings})) !== judgedAs(session().judgement),
    answer: cliAnswer,
    pick: pickVariant,
    follow: {command: () => followCommand(session().gateway), parse: logLine},
    session,
    cleanArgv: (argv) => cleanArgv(argv, cleaner),
    dispatch,
  };
}

/** What a judgement says, without the words that count seconds. */
const judgedAs = ({verdict, findings}: Judgement): string =>
  [verdict, ...findings.map(({code, subject, severity, behind}) => `${code} ${subject ?? ''} ${severity} ${behind ?? ''}`)].join('\n');
