import {describe, expect, it} from 'vitest';
import {pickVariant} from '../../src/runbook/index.ts';
import {nextAhead} from '../../src/session/ahead.ts';
import {healthyWalk, looked, now} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const healthy = healthyReadings();
/** The walk while these rungs run. */
function running(...rungs: readonly string[]) {
  const {runbook} = healthyWalk();
  return healthyWalk(
    rungs.map((rung, index) => ({
      type: 'rung-started',
      at: now,
      run: index + 1,
      rung,
      variant: runbook.rungs.find((one) => one.id === rung)!.variants[0]!,
    })),
  );
}

const ahead = (session: ReturnType<typeof healthyWalk>) => nextAhead(session, pickVariant);

describe('what is fetched ahead', () => {
  it('is the first rung, where nothing runs', () => {
    expect(ahead(healthyWalk())).toMatchObject({id: 'status', admission: {armed: false}});
  });

  it('is the costliest beside one that runs, so that it does not run alone at the end', () => {
    expect(ahead(running('status'))).toMatchObject({id: 'doctor'});
    expect(ahead(running('status', 'doctor'))).toMatchObject({id: 'gateway-status'});
    expect(ahead(running('status', 'doctor', 'gateway-status', 'channels-status'))).toMatchObject({id: 'logs'});
  });

  it('is nothing when all of them run', () => {
    expect(ahead(running(...healthyWalk().rungs.map((one) => one.id)))).toBeNull();
  });

  it('says at once why one is withheld', () => {
    const frozen = looked('http', {...healthy.http, healthz: {seen: false, why: 'late', detail: 'no answer within 2 s'}, ready: null});
    expect(ahead(healthyWalk([frozen]))).toMatchObject({id: 'status', reason: expect.stringContaining('60 s')});
  });
});
