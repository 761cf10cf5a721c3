import {type Cleaner, cleanArgv} from '../host/index.ts';
import type {Host, Reading, ReadingName, ReadingValues} from '../model/index.ts';
import {cliAnswer, followCommand, groups, logNews, paceOf, probes, stableKey, take} from '../probes/index.ts';
import {rules} from '../rules/index.ts';
import {nextChangeAt} from '../rules/shared/due.ts';
import {pickVariant} from '../runbook/index.ts';
import type {LoopParts} from '../session/loop-parts.ts';
import {judgeByRules} from './judging.ts';
import {version} from './version.ts';

const afterwards: readonly ReadingName[] = ['changes'];

/** What was done on a host is no matter of seconds, and its traces lie in many places. */
const afterwardsMs = 5 * 60_000;

/** How the loop looks, judges and runs on this host. */
export function loopParts({
  host,
  cleaner,
  session,
  dispatch,
  repairs,
  pack,
}: {readonly host: Host; readonly cleaner: Cleaner} & Pick<LoopParts, 'session' | 'dispatch' | 'repairs' | 'pack'>): LoopParts {
  return {
    host,
    groups: groups(probes, false),
    afterwards,
    everyMs: (name) => (afterwards.includes(name) ? afterwardsMs : paceOf(probes[name], session().readings)),
    look: (name, known) => take(probes[name] as never, host, session().gateway, known) as Promise<Reading<ReadingValues[ReadingName]>>,
    stableKey: (name, reading) => stableKey(name, reading as never),
    judge: judgeByRules,
    judgedOtherwiseAt: (facts) => nextChangeAt(facts, rules),
    rules: version,
    answer: cliAnswer,
    pick: pickVariant,
    follow: {command: () => followCommand(session().gateway), news: logNews},
    session,
    cleanArgv: (argv) => cleanArgv(argv, cleaner),
    dispatch,
    repairs,
    pack,
    ownProgram: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
  };
}
