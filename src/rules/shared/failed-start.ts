import type {Facts, LogLine} from '../../model/index.ts';
import {meaning} from '../../openclaw/meaning.ts';
import {windowMs} from './crashes.ts';
import {lastRunLine, recentLine, serviceLine} from './last-run.ts';
import {type Starter, serviceAsStarter, unitAsStarter} from './refusal.ts';
import {maybe} from './rule.ts';
import {toldService} from './service.ts';
import {serves} from './serving.ts';
import {chosenUnit} from './unit.ts';

export interface FailedStart {
  readonly by: Starter;
  readonly line: LogLine;
}

/** Where nothing serves: the line in which the gateway says why it did not start, of the last run or of the one before a new try. */
export function failedStart(facts: Facts): FailedStart | null {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const service = supervisor === null ? null : toldService(supervisor);
  const said = meaning('start-failed', 'asked-reason-given', 'asked-node-refused', 'asked-words-refused');
  if (service?.apart === true && !serves(facts)) {
    const line = serviceLine(facts, service, said);
    return line === null ? null : {by: serviceAsStarter(facts, service), line};
  }
  if (unit === null || serves(facts)) return null;
  const line = lastRunLine(facts, unit, said) ?? (unit.restarts > 0 ? recentLine(facts, windowMs, said) : null);
  return line === null ? null : {by: unitAsStarter(unit), line};
}

/** What stands behind the words that every such line begins with. */
export function reasonOf(line: LogLine): string {
  return line.text.replace(/^.*?(?:Gateway failed to start|\[openclaw\] Reason): /i, '').trim();
}
