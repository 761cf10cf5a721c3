import type {LogValue} from '../model/index.ts';
import type {LogEntry} from './supervisor.ts';

/** What the supervisor did between the gateway's own lines, oldest first. */
export function historyOf(entries: readonly LogEntry[]): Pick<LogValue, 'exits' | 'restarts' | 'startLimitAt'> {
  const limit = entries.findLast((entry) => entry.start === 'given-up');
  const started = entries.findLast((entry) => entry.start === 'done');
  return {
    exits: entries.flatMap(({line, exit}) => (exit === null ? [] : [{at: line.at, how: exit.how, status: exit.status}])),
    restarts: entries.flatMap(({line, restart}) => (restart === null ? [] : [{at: line.at, counter: restart}])),
    startLimitAt: limit !== undefined && limit.line.at >= (started?.line.at ?? 0) ? limit.line.at : null,
  };
}
