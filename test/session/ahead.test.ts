import {describe, expect, it} from 'vitest';
import {pickVariant} from '../../src/runbook/index.ts';
import {nextAhead} from '../../src/session/ahead.ts';
import {healthyWalk, looked} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const healthy = healthyReadings();
const ahead = (session: ReturnType<typeof healthyWalk>, ...running: readonly string[]) => nextAhead(session, new Set(running), pickVariant);

describe('what is fetched ahead', () => {
  it('is the first rung, where nothing runs', () => {
    expect(ahead(healthyWalk())).toMatchObject({id: 'status', reason: null});
  });

  it('is the costliest beside one that runs, so that it does not run alone at the end', () => {
    expect(ahead(healthyWalk(), 'status')).toMatchObject({id: 'doctor', reason: null});
    expect(ahead(healthyWalk(), 'status', 'doctor')).toMatchObject({id: 'gateway-status', reason: null});
    expect(ahead(healthyWalk(), 'status', 'doctor', 'gateway-status', 'channels-status')).toMatchObject({id: 'logs', reason: null});
  });

  it('is nothing when all of them run', () => {
    expect(ahead(healthyWalk(), ...healthyWalk().rungs.map((one) => one.id))).toBeNull();
  });

  it('says at once why one is withheld', () => {
    const frozen = looked('http', {...healthy.http, healthz: {seen: false, why: 'late', detail: 'no answer within 2 s'}, ready: null});
    expect(ahead(healthyWalk([frozen]), 'doctor')).toMatchObject({id: 'status', reason: expect.stringContaining('60 s')});
  });
});
