import {describe, expect, it} from 'vitest';
import {knownCommand} from '../../src/openclaw/commands.ts';
import {pickVariant} from '../../src/runbook/index.ts';
import {gate} from '../../src/session/gate.ts';
import {knownHarmless, splitWords} from '../../src/session/harmless.ts';
import {slots} from '../../src/session/slots.ts';
import {allLooked, fold, healthyWalk, looked, now, opened, stoppedWalk} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const rung = (id: string) => healthyWalk().runbook.rungs.find((one) => one.id === id)!;
const healthy = healthyReadings();

describe('whether a rung may run its command', () => {
  it('waits until the first look is complete', () => {
    expect(gate(fold([opened(), ...allLooked()]), rung('status'), pickVariant).may).toBe('wait');
  });

  it('runs the reading variant by itself on a healthy host', () => {
    for (const one of healthyWalk().runbook.rungs) expect(gate(healthyWalk(), one, pickVariant)).toMatchObject({may: 'run', armed: false});
  });

  it('runs on a stopped gateway too, where the commands are slow but end', () => {
    expect(gate(stoppedWalk(), rung('status'), pickVariant).may).toBe('run');
  });

  it('withholds what never ends when something foreign answers on the port, and runs what does end', () => {
    const session = healthyWalk([
      looked('http', {
        ...healthy.http,
        healthz: {seen: true, value: {status: 404, tookMs: 2, openclaw: false, body: '<!DOCTYPE HTML>'}},
        ready: null,
      }),
    ]);
    expect(gate(session, rung('status'), pickVariant)).toEqual({may: 'withhold', reason: expect.stringContaining('never ends')});
    expect(gate(session, rung('gateway-status'), pickVariant).may).toBe('run');
  });

  it('withholds what takes over a minute on a frozen gateway', () => {
    const session = healthyWalk([
      looked('http', {...healthy.http, healthz: {seen: false, why: 'late', detail: 'no answer within 2 s'}, ready: null}),
    ]);
    expect(gate(session, rung('channels-status'), pickVariant)).toMatchObject({may: 'withhold', reason: expect.stringContaining('60 s')});
  });

  it('withholds every CLI call while CLI and daemon are different versions', () => {
    const session = healthyWalk([looked('install', {...healthy.install, running: {...healthy.install.running!, version: '2026.4.14'}})]);
    for (const one of session.runbook.rungs)
      expect(gate(session, one, pickVariant)).toMatchObject({may: 'withhold', reason: expect.stringContaining('2026.4.14')});
  });

  it('says why when there is no openclaw command', () => {
    const session = healthyWalk([
      looked('install', {...healthy.install, cli: {seen: false, why: 'missing', detail: 'no openclaw on the path of ops'}}),
    ]);
    expect(gate(session, rung('status'), pickVariant)).toEqual({may: 'withhold', reason: 'no openclaw on the path of ops'});
  });

  it('arms plain doctor by hand on a release that has no lint', () => {
    const old = {
      ...healthy.install,
      cli: {seen: true as const, value: {...(healthy.install.cli.seen ? healthy.install.cli.value : null)!, version: '2026.4.14'}},
      running: {...healthy.install.running!, version: '2026.4.14'},
      unit: {...healthy.install.unit!, version: '2026.4.14'},
    };
    const found = gate(healthyWalk([looked('install', old)]), rung('doctor'), pickVariant);
    expect(found.may === 'person' || (found.may === 'run' && found.armed)).toBe(true);
  });
});

describe('how many CLI calls run at once', () => {
  it.each([
    [1, 8, 1],
    [2, 1, 1],
    [2, 24, 2],
    [16, 64, 4],
  ])('%i cores and %i GB take %i', (cpus, gigabytes, expected) => {
    const vitals = {...healthy.vitals, cpus, memory: {...healthy.vitals.memory, availableBytes: gigabytes * 1024 ** 3}};
    expect(slots(fold([opened(), looked('vitals', vitals, now)]).readings)).toBe(expected);
  });

  it('takes one while nothing is known', () => {
    expect(slots({})).toBe(1);
  });
});

describe('what a responder types', () => {
  it.each([
    ['cat /etc/hostname', true],
    ['systemctl --user status openclaw-gateway', true],
    ['systemctl --user restart openclaw-gateway', false],
    ['journalctl --user -u x -n 5', true],
    ['journalctl --vacuum-time=1s', false],
    ['openclaw status --json', true],
    ['openclaw doctor', false],
    ['openclaw doctor --lint', true],
    ['openclaw doctor --lint --fix', false],
    ['openclaw triage', false],
    ['openclaw models status --probe', false],
    ['openclaw gateway restart', false],
    ['rm -rf /', false],
    ['date', true],
    ['date 010203042026', false],
    ['ss -ltnp', true],
    ['ss -K dst 1.2.3.4', false],
    ['hostname', true],
    ['hostname evil', false],
    ['kill 1', false],
    ['docker ps', true],
    ['docker rm x', false],
    ['./cat', false],
  ])('%s is known to be harmless: %s', (text, harmless) => {
    const argv = splitWords(text);
    expect('problem' in argv ? argv.problem : knownHarmless(argv)).toBe(harmless);
  });

  it('is split as a shell would, without one', () => {
    expect(splitWords(`grep -n "a b" 'c d' e\\ f ""`)).toEqual(['grep', '-n', 'a b', 'c d', 'e f', '']);
    expect(splitWords('cat x | wc')).toEqual({problem: expect.stringContaining('"|" needs a shell')});
    expect(splitWords('echo "open')).toEqual({problem: expect.stringContaining('not closed')});
    expect(splitWords('   ')).toEqual({problem: 'nothing typed'});
  });

  it('is judged by the longest known command, and an unknown one is not known', () => {
    expect(knownCommand(['gateway'])?.effect).toBe('never-ends');
    expect(knownCommand(['gateway', 'status', '--deep'])?.effect).toBe('reads');
    expect(knownCommand(['gateway', 'call', 'config.set'])?.effect).toBe('writes');
    expect(knownCommand(['something', 'new'])).toBeNull();
  });
});
