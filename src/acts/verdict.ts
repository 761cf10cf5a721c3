import type {ActPlan, ActVerdict, Finding, Judgement, Readings} from '../model/index.ts';

export interface Verified {
  readonly verdict: ActVerdict;
  readonly because: string;
  /** Nothing that comes later makes it another one; otherwise it stands only once the time is over. */
  readonly final: boolean;
}

/** What an act came to: its finding has to be gone, and nothing may be down that was not. */
export function verified(plan: Pick<ActPlan, 'code' | 'subject'>, before: Judgement, now: Judgement, readings: Readings): Verified {
  const news = now.findings.filter((one) => isDown(one) && !before.findings.some((old) => isDown(old) && old.code === one.code));
  const holds = now.findings.some((one) => one.behind === null && one.code === plan.code && one.subject === plan.subject);
  const starting = now.findings.some(({code}) => code === 'gateway-starting');
  if (news.length > 0) return {verdict: 'worse', because: `${news.map(({code}) => code).join(', ')} came up`, final: false};
  if (holds) return {verdict: 'not mended', because: `${plan.code} still holds`, final: false};
  if (starting) return {verdict: 'not mended', because: 'the gateway is still starting', final: false};
  const waits = notReady(readings);
  return {verdict: 'mended', because: `${plan.code} is gone${waits === null ? '' : `; ${waits}`}`, final: waits === null};
}

/** What was started is given its time to be ready; that one of its channels never is need not be the act's doing. */
function notReady({http}: Readings): string | null {
  const ready = http?.seen === true ? http.value.ready : null;
  if (ready === null || ready.ready) return null;
  return `the gateway is not ready${ready.failing.length === 0 ? '' : ` (${ready.failing.join(', ')})`}`;
}

function isDown({behind, severity}: Finding): boolean {
  return behind === null && severity === 'down';
}
