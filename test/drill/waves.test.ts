import {setImmediate} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {askEach, gathered} from '../../src/host/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Host, Look, Question} from '../../src/model/index.ts';
import {findGateways} from '../../src/probes/index.ts';
import {eagerClock, lookDeep} from './look.ts';

/** A host at the far end of a line: all that is asked in a turn goes as one call, and its answers come together. */
function farAway(host: Host, waves: (readonly Question[])[]): Host {
  const verbs = gathered((questions) => {
    waves.push(questions);
    const all = Promise.all(host.ask(questions) as readonly Promise<Look<unknown>>[]).then(async (answers) => {
      await setImmediate();
      return answers;
    });
    return questions.map(async (_, at) => (await all)[at] as Look<unknown>);
  });
  return {...host, ...verbs, ask: askEach(verbs)};
}

it('a quick look on a host at the far end of a line takes this many round trips and no more', async () => {
  const {host} = await startDrill({...loadDrill('first-ladder'), version: '2026.9.6', plant: []}, 6, eagerClock());
  const finding: (readonly Question[])[] = [];
  const {gateways} = await findGateways(farAway(host, finding));
  const looking: (readonly Question[])[] = [];
  const opened = await enter(farAway(host, looking), {gateway: gateways[0]!, markKey: null});
  const learning = looking.length;
  const {judgement} = await lookDeep(opened.host, gateways[0]!, false);
  expect(judgement.verdict).toBe('clear');
  expect(finding.length, 'to find the gateway').toBeLessThanOrEqual(12);
  expect(learning, 'to learn its secrets').toBeLessThanOrEqual(7);
  expect(looking.length - learning, 'to look at it').toBeLessThanOrEqual(29);
});
