import {describe, expect, it, test} from 'vitest';
import {acts, actsFor, difference, verified} from '../../src/acts/index.ts';
import type {Facts, Finding} from '../../src/model/index.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {absentUnit, endedUnit, factsWith, file, gateway, gatewayProcess, healthyReadings, line, listener, now} from '../rules/facts.ts';
import {capabilityFaults} from '../rules/faults/capabilities.ts';
import {configFaults} from '../rules/faults/config.ts';
import {gone, logOf, running, units} from '../rules/faults/fault.ts';
import {hostFaults} from '../rules/faults/host.ts';
import {installFaults} from '../rules/faults/install.ts';
import {portFaults} from '../rules/faults/ports.ts';
import {processFaults} from '../rules/faults/process.ts';
import {secretFaults} from '../rules/faults/secrets.ts';

const healthy = healthyReadings();
const config = gateway.configPath;

const offered = (facts: Facts) => actsFor(facts, judge(facts, rules).findings);
const shown = (facts: Facts) =>
  offered(facts).map(({plan, refused}) => ({
    act: plan.act,
    runs: plan.steps.map((step) => step.shown),
    undo: plan.undo.map((step) => step.shown),
    refused,
  }));

const stopped = units(endedUnit({active: 'inactive', sub: 'dead', result: 'success', exit: {how: 'exited', status: 0}}), absentUnit());
const readable = (mode: number, uid = 1001): Facts =>
  factsWith({secrets: {...healthy.secrets, files: [{path: config, facts: file(845, mode, uid)}]}});
const foreground = gatewayProcess({
  pid: 25213,
  ppid: 25200,
  argv: ['openclaw-gateway'],
  unit: 'session-3.scope',
  startedAt: now - 600_000,
  parents: [{pid: 25200, name: 'bash'}],
});

describe('an act', () => {
  test('start: of a stopped unit, taken back by a stop', () => {
    expect(shown(factsWith({...gone, supervisor: stopped}))).toEqual([
      {
        act: 'start',
        runs: ['systemctl --user start openclaw-gateway.service'],
        undo: ['systemctl --user stop openclaw-gateway.service'],
        refused: null,
      },
    ]);
  });

  test('start: as the owner where root looks, and refused where root is needed and nobody is', () => {
    const byRoot = factsWith({...gone, supervisor: stopped}, {gateway: {...gateway, own: false}});
    expect(offered(byRoot)[0]).toMatchObject({
      refused: null,
      plan: {steps: [{asOwner: true, argv: ['systemctl', '--user', 'start', 'openclaw-gateway.service']}]},
    });
    const system = endedUnit({scope: 'system', active: 'inactive', sub: 'dead', result: 'success', exit: {how: 'exited', status: 0}});
    expect(shown(factsWith({...gone, supervisor: units(system)}))).toMatchObject([
      {runs: ['sudo systemctl start openclaw-gateway.service'], refused: expect.stringContaining('root')},
    ]);
  });

  test('start-again: after the supervisor gave up, and never in a crash loop', () => {
    const gaveUp = factsWith({
      ...gone,
      supervisor: units(endedUnit({restarts: 10, result: 'start-limit-hit', exit: {how: 'none', status: 0}}), absentUnit()),
    });
    expect(shown(gaveUp)).toMatchObject([
      {
        act: 'start-again',
        runs: ['systemctl --user reset-failed openclaw-gateway.service', 'systemctl --user start openclaw-gateway.service'],
        refused: null,
      },
    ]);
    const crashing = factsWith({
      ...gone,
      supervisor: units(endedUnit({active: 'activating', sub: 'auto-restart', restarts: 4}), absentUnit()),
      log: {
        ...logOf([line('boom', -19_500)]),
        exits: [-60_000, -40_000, -19_000].map((ago) => ({at: now + ago, how: 'exited', status: '1'})),
        restarts: [],
      },
    });
    const loop = offered(crashing);
    expect(judge(crashing, rules).findings[0]?.code).toBe('crash-loop');
    expect(loop.map(({plan}) => plan.act)).toEqual(['start-again', 'restart']);
    for (const {refused} of loop) expect(refused).toMatch(/only adds a crash/);
  });

  test('reload-unit: restarts only what runs, and nothing takes it back', () => {
    expect(shown(factsWith({supervisor: running({needReload: true})}))).toEqual([
      {
        act: 'reload-unit',
        runs: ['systemctl --user daemon-reload', 'systemctl --user restart openclaw-gateway.service'],
        undo: [],
        refused: null,
      },
    ]);
  });

  test('tighten-modes: gives the old mode back, and leaves alone what is not the gateway user’s or no plain file', () => {
    expect(shown(readable(0o644))).toEqual([
      {act: 'tighten-modes', runs: [`chmod 600 ${config}`], undo: [`chmod 644 ${config}`], refused: null},
    ]);
    const facts = readable(0o644, 0);
    const finding = {code: 'secret-readable', behind: null, severity: 'degraded', subject: config, next: []} as unknown as Finding;
    expect(actsFor(facts, [finding])[0]?.refused).toMatch(/belongs to uid 0/);
    const link = {...file(845, 0o644), kind: 'link' as const};
    const linked = factsWith({secrets: {...healthy.secrets, files: [{path: config, facts: link}]}});
    expect(actsFor(linked, [finding])[0]?.refused).toMatch(/no plain file/);
  });

  test('end-foreground: ends that one process, waits for it and starts the service', () => {
    const facts = factsWith({
      supervisor: {...stopped, owner: 'foreground', processes: [{...foreground, because: 'port'}], lock: null},
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: foreground})]}]},
    });
    const [first] = offered(facts);
    expect(first).toMatchObject({refused: null, plan: {act: 'end-foreground', code: 'foreground-owner'}});
    expect(first!.plan.steps.map(({shown: line, ends}) => [line, ends])).toEqual([
      ['kill 25213', 25213],
      ['systemctl --user start openclaw-gateway.service', undefined],
    ]);
    expect(first!.plan.effect).toContain('pid 25213 of ops, 10 min old, in session-3.scope, under bash (25200)');
  });

  test('is refused where another release would change the state, and where another cause would end the start', () => {
    const facts = factsWith({...gone, supervisor: stopped});
    const findings = judge(facts, rules).findings;
    const other = (code: string, severity = 'down') => ({code, severity, behind: null, subject: null, next: []}) as unknown as Finding;
    const refused = (more: Finding) => actsFor(facts, [...findings, more])[0]?.refused;
    expect(refused(other('version-skew', 'degraded'))).toMatch(/may move the state to another release/);
    expect(refused(other('disk-full'))).toMatch(/disk-full holds as well/);
    expect(refused(other('clock-off', 'degraded'))).toBeNull();
  });

  test.each([processFaults, installFaults, portFaults, configFaults, secretFaults, capabilityFaults, hostFaults].flat())(
    'for a fault as it was made is whole or not offered: $name',
    ({facts}) => {
      const {findings} = judge(facts, rules);
      for (const {plan, refused} of actsFor(facts, findings)) {
        expect(findings.find((one) => one.code === plan.code && one.behind === null)).toBeDefined();
        expect(plan.steps.length).toBeGreaterThan(0);
        expect(plan.word).not.toBe('');
        expect(plan.touches).not.toEqual([]);
        if (refused !== null) continue;
        for (const step of [...plan.steps, ...plan.undo]) {
          expect(step.shown).not.toBe('');
          expect(step.argv[0]).not.toBe('sudo');
        }
      }
    },
  );

  it('has a name of its own and mends something', () => {
    expect(new Set(acts.map(({name}) => name)).size).toBe(acts.length);
    for (const {mends} of acts) expect(mends.length).toBeGreaterThan(0);
  });
});

describe('the verdict of an act', () => {
  const finding = (code: string, severity = 'down', behind: string | null = null) =>
    ({code, severity, behind, subject: null}) as unknown as Finding;
  const judged = (...findings: Finding[]) => ({verdict: 'down' as const, findings, unanswered: [], unseen: []});
  const plan = {code: 'unit-down', subject: null} as const;
  const before = judged(finding('unit-down'));

  it('is mended only when the finding is gone, nothing new is down and nothing is still starting', () => {
    const of = (now: ReturnType<typeof judged>) => verified(plan, before, now, {});
    expect(of(judged())).toMatchObject({verdict: 'mended', final: true});
    expect(of(judged(finding('channel-down', 'degraded')))).toMatchObject({verdict: 'mended', final: true});
    expect(of(judged(finding('gateway-starting', 'note')))).toMatchObject({verdict: 'not mended', final: false});
    expect(of(before)).toMatchObject({verdict: 'not mended', because: 'unit-down still holds', final: false});
    expect(of(judged(finding('port-taken')))).toMatchObject({
      verdict: 'worse',
      because: 'port-taken came up',
      final: false,
    });
    const waiting = factsWith({http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['telegram']}}}).readings;
    expect(verified(plan, before, judged(), waiting)).toMatchObject({
      verdict: 'mended',
      because: 'unit-down is gone; the gateway is not ready (telegram)',
      final: false,
    });
  });

  it('shows what went and what came', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).toEqual(['- a', '+ c']);
  });
});
