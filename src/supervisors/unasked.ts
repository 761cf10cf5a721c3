import type {SupervisorValue} from '../model/index.ts';

/** Who could not be asked, in words: a manager of systemd, or an engine. */
export function unaskedName({scope}: SupervisorValue['unasked'][number]): string {
  if (scope === 'launchd') return 'session of launchd';
  return scope === 'user' || scope === 'system' ? `${scope} manager` : `${scope} engine`;
}
