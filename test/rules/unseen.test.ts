import {describe, expect, test} from 'vitest';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {printStep} from '../../src/steps/index.ts';
import {absentUnit, endedUnit, factsWith, gateway, healthyReadings, refusedHttp, unseen} from './facts.ts';

describe('what could not be seen', () => {
  test.each(['supervisor', 'ports', 'http'] as const)('%s denied leaves the verdict unknown and says why', (name) => {
    const judgement = judge(factsWith({}, {readings: {[name]: unseen('denied', 'no permission')}}), rules);
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.unseen).toContainEqual({probe: name, why: 'denied', detail: 'no permission'});
    expect(judgement.findings).toEqual([]);
  });

  test.each(['install', 'unit', 'config', 'secrets', 'capabilities', 'log', 'vitals'] as const)(
    '%s denied leaves a healthy gateway clear, and is listed',
    (name) => {
      const judgement = judge(factsWith({}, {readings: {[name]: unseen('denied', 'no permission')}}), rules);
      expect(judgement.verdict).toBe('clear');
      expect(judgement.unseen).toEqual([{probe: name, why: 'denied', detail: 'no permission'}]);
    },
  );

  test('a refused start whose log could not be read is down, and the cause stays open', () => {
    const judgement = judge(
      factsWith({
        supervisor: {
          ...healthyReadings().supervisor,
          owner: 'nobody',
          processes: [],
          lock: null,
          units: [endedUnit({exit: {how: 'exited', status: 78}}), absentUnit()],
        },
        ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
        http: refusedHttp(),
        log: undefined,
      }),
      rules,
    );
    expect([judgement.verdict, judgement.findings.map((one) => one.code)]).toEqual(['down', ['unit-down']]);
    expect(judgement.unanswered.map((one) => one.code)).toEqual(expect.arrayContaining(['config-incomplete', 'config-rejected']));
  });

  test('a user manager that could not be asked is no missing unit', () => {
    const judgement = judge(
      factsWith({
        supervisor: {
          ...healthyReadings().supervisor,
          owner: 'unknown',
          units: [absentUnit()],
          unasked: [{scope: 'user', detail: 'access denied'}],
        },
      }),
      rules,
    );
    expect(judgement.verdict).toBe('unknown');
    expect(judgement.unseen).toContainEqual({probe: 'supervisor', why: 'denied', detail: 'user manager: access denied'});
  });
});

describe('commands', () => {
  test.each([
    {
      who: 'its own user',
      own: true,
      scope: 'user' as const,
      start: 'systemctl --user start openclaw-gateway.service',
      log: 'openclaw logs --limit 50',
    },
    {
      who: 'root, for another user',
      own: false,
      scope: 'user' as const,
      start: 'systemctl --user -M ops@ start openclaw-gateway.service',
      log: 'sudo -iu ops env XDG_RUNTIME_DIR=/run/user/1001 /opt/oc/node_modules/.bin/openclaw logs',
    },
    {
      who: 'its own user, with a system unit',
      own: true,
      scope: 'system' as const,
      start: 'sudo systemctl start openclaw-gateway.service',
      log: 'openclaw logs',
    },
  ])('are written as $who must type them', ({own, scope, start, log}) => {
    const judgement = judge(
      factsWith(
        {
          supervisor: {
            ...healthyReadings().supervisor,
            owner: 'nobody',
            processes: [],
            lock: null,
            units: [endedUnit({scope, active: 'inactive', sub: 'dead', result: 'success', exit: {how: 'exited', status: 0}})],
          },
          ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
          http: refusedHttp(),
        },
        {gateway: {...gateway, own}},
      ),
      rules,
    );
    const next = judgement.findings[0]?.next.map(printStep).join('\n') ?? '';
    expect(next).toContain(start);
    expect(next).toContain(log);
  });
});
