import {cleaned} from '../../src/host/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Clock, Gateway, Host, Judgement, Readings} from '../../src/model/index.ts';
import {findGateways, lookAtAll, probes} from '../../src/probes/index.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';

/** The moment at which every test begins. */
export const now = Date.parse('2026-11-21T02:00:00Z');

/** A clock whose sleeps are over at the next turn of the event loop, with the time gone by. */
export function eagerClock(): Clock & {pass(ms: number): void} {
  let at = now;
  return {
    now: () => at,
    sleep: async (ms) => {
      await new Promise((resolve) => setImmediate(resolve));
      at += ms;
    },
    pass: (ms) => {
      at += ms;
    },
  };
}

/** A drill's host as the console sees it: through the cleaner. What opening it asked is asked again, because a test acts at once. */
export async function throughCleaner(host: Host): Promise<Host> {
  return cleaned(host, (await enter(host, {find: {}})).cleaner);
}

export async function gatewayOn(host: Host): Promise<Gateway> {
  const {gateways, problem} = await findGateways(host);
  const [gateway] = gateways;
  if (!gateway) throw new Error(problem ?? 'no gateway');
  return gateway;
}

export interface Looked {
  readonly readings: Readings;
  readonly judgement: Judgement;
}

/** One round of all probes and the judge over it, as `rungs check --deep` does it; without `deep` as `rungs check` does. */
export async function lookDeep(host: Host, gateway: Gateway, deep = true): Promise<Looked> {
  const readings = await lookAtAll(probes, host, gateway, deep);
  return {readings, judgement: judge({gateway, now: host.clock.now(), readings}, rules)};
}

/** The findings as a person would list them: code, severity, what it stands behind. */
export function told({judgement}: Looked): readonly string[] {
  return judgement.findings.map(
    (one) =>
      `${one.severity} ${one.code}${one.subject === null ? '' : ` (${one.subject})`}${one.behind === null ? '' : ` behind ${one.behind}`}`,
  );
}
