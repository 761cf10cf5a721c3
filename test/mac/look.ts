import {judgeByRules} from '../../src/main/judging.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Gateway, Judgement, Readings} from '../../src/model/index.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';
import {printStep} from '../../src/steps/index.ts';
import type {PaperHost} from '../probes/paper-host.ts';

export interface Looked {
  readonly gateway: Gateway;
  readonly readings: Readings;
  readonly judgement: Judgement;
  /** All that a person would read. */
  readonly shown: string;
  readonly next: readonly string[];
}

/** Through the one door, as `rungs check` looks. */
export async function look(host: PaperHost): Promise<Looked> {
  const {gateways, problem, host: clean} = await enter(host, {find: {}});
  const [gateway] = gateways;
  if (gateway === undefined) throw new Error(problem ?? 'no gateway');
  const readings = await lookAtAll(probes, clean, gateway, false);
  const judgement = judgeByRules({gateway, now: host.clock.now(), readings});
  const next = judgement.findings.flatMap((finding) => finding.next.map(printStep));
  return {gateway, readings, judgement, next, shown: JSON.stringify({readings, judgement, next})};
}
