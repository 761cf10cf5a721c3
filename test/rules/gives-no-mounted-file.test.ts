import {describe, expect, it} from 'vitest';
import {judgeByRules} from '../../src/main/judging.ts';
import type {Owner, Readings, SupervisorValue} from '../../src/model/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {gateway, healthyReadings, now} from './facts.ts';

/** The files of a container's gateway, owned by the image's user as OpenClaw's documents tell, looked at while `supervisor` is so. */
function stepsWith(supervisor: Partial<SupervisorValue>): string {
  const values = healthyReadings();
  const files = values.secrets.files.map((one) => ({...one, facts: {...one.facts, uid: 4321, gid: 4321}}));
  const readings = Object.fromEntries(
    Object.entries({
      ...values,
      secrets: {...values.secrets, files},
      supervisor: {...values.supervisor, units: [], processes: [], lock: null, services: [], ...supervisor},
    }).map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}]),
  ) as unknown as Readings;
  return judgeByRules({gateway, now, readings})
    .findings.flatMap(({next}) => next.map(printStep))
    .join('\n');
}

const service = (state: string) => [containerService({engine: 'docker', name: 'openclaw-gateway-1', state, image: 'openclaw:local'})];

describe('files that are of another user than the one who looks', () => {
  it('are given to the user of the gateway where no container can own them', () => {
    expect(stepsWith({owner: 'nobody' satisfies Owner})).toMatch(/\bchown\b/);
  });

  it.each(['running', 'restarting', 'exited', 'created', 'paused', 'dead'])('are given to nobody where a container is %s', (state) => {
    expect(stepsWith({owner: state === 'running' ? 'container' : 'nobody', services: service(state)})).not.toMatch(/\bchown\b/);
  });

  it('are given to the user of the gateway where a service runs it beside a container that has ended', () => {
    expect(stepsWith({owner: 'systemd-user', services: service('exited')})).toMatch(/\bchown\b/);
  });

  it('are given to nobody where an engine could not be asked', () => {
    expect(stepsWith({owner: 'unknown', unasked: [{scope: 'docker', detail: 'permission denied'}]})).not.toMatch(/\bchown\b/);
  });
});
