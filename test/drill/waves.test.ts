import {setImmediate} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {askEach, gathered} from '../../src/host/index.ts';
import type {Host, Look, Question} from '../../src/model/index.ts';
import {eagerClock, gatewayOn, lookDeep, throughCleaner} from './look.ts';

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
  const there = throughCleaner(farAway(host, finding));
  const gateway = await gatewayOn(there);
  const looking: (readonly Question[])[] = [];
  const {judgement} = await lookDeep(throughCleaner(farAway(host, looking)), gateway, false);
  expect(judgement.verdict).toBe('clear');
  expect(finding.length, 'to find the gateway').toBeLessThanOrEqual(12);
  expect(looking.length, 'to look at it').toBeLessThanOrEqual(32);
});
