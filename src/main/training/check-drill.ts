import {lookAtAll, probes} from '../../probes/index.ts';
import {openDrill} from '../drilling.ts';
import {judgeByRules} from '../judging.ts';

/** The seeds on which a drill has to hold what its file says; two hosts differ enough. */
const seeds = [1, 2];

/** `rungs drill ./mine.yaml --check`: whether the host that comes of it shows what the file expects, before a trainee finds out. */
export async function checkDrill(name: string): Promise<number> {
  let wrong = 0;
  for (const seed of seeds) {
    const found = await foundOn(name, seed);
    if (found.problem !== null) wrong += 1;
    process.stdout.write(`seed ${seed}: ${found.problem ?? `the first look finds what is expected: ${found.said}`}\n`);
  }
  return wrong === 0 ? 0 : 1;
}

async function foundOn(name: string, seed: number): Promise<{readonly said: string; readonly problem: string | null}> {
  const {host, gateways, running} = await openDrill({name, seed}, null, undefined);
  const [gateway] = gateways;
  if (gateway === undefined) return {said: '', problem: 'no gateway is found on its host; is the version one that exists?'};
  const {findings} = judgeByRules({gateway, now: host.clock.now(), readings: await lookAtAll(probes, host, gateway, true)});
  const [stage] = running.drill.expect;
  const shown = findings.filter(({severity}) => severity !== 'note').map(({code}) => code);
  const said = shown.length === 0 ? 'nothing red' : shown.join(', ');
  const root = shown[0] ?? null;
  if (root !== (stage?.root ?? null)) return {said, problem: `expect.0.root is ${stage?.root ?? 'null'}, and the first look finds ${said}`};
  const more = shown.filter((code) => code !== root && stage?.also.includes(code) !== true);
  return {said, problem: more.length === 0 ? null : `expect.0.also lacks ${more.join(', ')}`};
}
