import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {codes} from '../../src/model/codes.ts';
import {rules} from '../../src/rules/index.ts';
import {exampleFacts} from '../../src/rules/shared/example.ts';
import {judge} from '../../src/session/judge.ts';
import {printStep} from '../../src/steps/index.ts';
import fc from '../property.ts';
import {arbitraryFacts} from './arbitrary.ts';
import {absentUnit, answer, factsWith, healthyReadings, line, now, refusedHttp, unit} from './facts.ts';

/** Two seconds of readings. Shrinking something this large would take minutes; the seed that is printed brings the case back. */
const runs = {numRuns: 1000, endOnFailure: true};

describe('the table of rules', () => {
  test('has every code once, in the order of the alphabet', () => {
    expect(rules.map((rule) => rule.code)).toEqual([...codes].toSorted());
  });

  test('lists every file of the room', () => {
    const files = readdirSync(new URL('../../src/rules', import.meta.url)).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
    expect(files.map((name) => name.replace('.ts', ''))).toEqual(rules.map((rule) => rule.code));
  });

  test.each(rules.map((rule) => [rule.code, rule] as const))('%s is explained: what it means, why, what to do, and the page', (_, rule) => {
    expect(rule.title.length).toBeGreaterThan(10);
    expect(rule.title.length).toBeLessThanOrEqual(80);
    expect(rule.explain.means).toMatch(/\.$/);
    expect(rule.explain.why).toMatch(/\.$/);
    expect(rule.explain.misleads ?? '').toMatch(/\.$/);
    for (const os of ['linux', 'darwin']) expect(rule.explain.next(exampleFacts(os)).length).toBeGreaterThan(0);
    expect(rule.explain.page).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/);
  });

  test('has no words of a log line of its own: what a line means is a signature', () => {
    const folder = new URL('../../src/rules/', import.meta.url);
    for (const name of readdirSync(folder, {recursive: true}).map(String)) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(new URL(name, folder), 'utf8');
      expect(source, name).not.toMatch(
        /new RegExp\(|\/[a-z]*\.(?:test|exec)\((?:line|one|hit)\.(?:text|line)\)|(?:lastRunLine|recentLine|refusal)\([^)]*\//,
      );
    }
  });

  test('never leads from a code back to itself', () => {
    const left = new Map(rules.map((rule) => [rule.code, rule.behind]));
    for (const rule of rules)
      expect(
        rule.behind.filter((code) => !(codes as readonly string[]).includes(code)),
        rule.code,
      ).toEqual([]);
    // Takes out what nothing left can explain, until nothing is left; a circle would stay.
    for (let size = -1; size !== left.size; ) {
      size = left.size;
      for (const [code, behind] of left) if (!behind.some((other) => left.has(other))) left.delete(code);
    }
    expect([...left.keys()], 'what explains what goes round in a circle').toEqual([]);
  });
});

describe('any readings whatever', () => {
  test('are answered by every rule without throwing, and with unknown while what it needs is not seen', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        for (const rule of rules) {
          const judged = rule.judge(facts);
          const lacking = rule.needs.filter((name) => facts.readings[name]?.seen !== true);
          if (lacking.length > 0) expect(judged.is, rule.code).toBe('unknown');
          if (judged.is === 'unknown') expect(judged.because.length, rule.code).toBeGreaterThan(5);
          if (judged.is !== 'holds') continue;
          expect(judged.cases.length, rule.code).toBeGreaterThan(0);
          for (const held of judged.cases) {
            expect(held.text, rule.code).not.toMatch(/\b(?:undefined|NaN|Infinity|null)\b|\[object/);
            expect(held.evidence.length, `${rule.code}: ${held.text}`).toBeGreaterThan(0);
            expect(
              (held.behind ?? []).filter((code) => !rule.behind.includes(code)),
              rule.code,
            ).toEqual([]);
            for (const command of held.next ?? []) expect(printStep(command).trim(), rule.code).not.toBe('');
          }
        }
      }),
      runs,
    );
  });

  test('are judged: every finding is a root or stands behind one that was found', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const judgement = judge(facts, rules);
        const roots = new Set(judgement.findings.filter((one) => one.behind === null).map((one) => one.code));
        for (const one of judgement.findings) if (one.behind !== null) expect(roots).toContain(one.behind);
        if (judgement.verdict !== 'clear') return;
        expect(judgement.findings.every((one) => one.severity === 'note')).toBe(true);
        for (const name of ['supervisor', 'ports', 'http'] as const) expect(facts.readings[name]?.seen).toBe(true);
      }),
      runs,
    );
  });
});

describe('a healthy gateway', () => {
  const healthy = healthyReadings();

  test('is clear, with nothing found and nothing open', () => {
    expect(judge(factsWith(), rules)).toEqual({verdict: 'clear', findings: [], unanswered: [], unseen: []});
  });

  /** The lab's start: the listener opens after 6 to 8 s, ready after 9 to 16 s. */
  const starts = [
    {name: 'one second after its start', agoMs: 1_000, listens: false, http: refusedHttp()},
    {
      name: 'with the port open and no answer yet',
      agoMs: 7_000,
      listens: true,
      http: {...refusedHttp(), healthz: {seen: false as const, why: 'late' as const, detail: 'no answer'}},
    },
    {
      name: 'while /startupz says starting',
      agoMs: 9_000,
      listens: true,
      http: {
        ...healthy.http,
        readyz: answer('{"ready":false}', 503),
        ready: {...healthy.http.ready!, ready: false, failing: ['startup-sidecars'], startup: 'starting' as const, uptimeMs: 8_000},
      },
    },
    {
      name: 'of a release without /startupz, with channels on their way',
      agoMs: 12_000,
      listens: true,
      http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['telegram'], startup: null, uptimeMs: 11_000}},
    },
    {
      name: 'ready on a release that does not say that it has started, with its event loop still busy',
      agoMs: 18_000,
      listens: true,
      http: {
        ...healthy.http,
        ready: {...healthy.http.ready!, startup: null, eventLoop: {degraded: true, reasons: ['cpu']}, uptimeMs: 17_000},
      },
    },
  ];

  test('is clear without a word where it calls itself started and ready, however busy its event loop still is', () => {
    const judgement = judge(
      factsWith({
        http: {...healthy.http, ready: {...healthy.http.ready!, eventLoop: {degraded: true, reasons: ['cpu']}, uptimeMs: 17_000}},
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 18_000, stateSince: now - 18_000}), absentUnit()]},
      }),
      rules,
    );
    expect(judgement).toMatchObject({verdict: 'clear', findings: []});
  });

  test('does not call a configuration refused because it was half written once, when it can be read now', () => {
    const half = '[reload] config reload skipped (invalid config): : JSON5 parse failed: SyntaxError: JSON5: invalid end of input at 20:2';
    expect(judge(factsWith({log: {...healthy.log, lines: [line(half, -30_000)]}}), rules)).toMatchObject({verdict: 'clear', findings: []});
  });

  test.each([
    {forMs: 1_015, verdict: 'clear'},
    {forMs: 75_000, verdict: 'degraded'},
  ])('is $verdict when its event loop has been busy for $forMs ms', ({forMs, verdict}) => {
    const body = `{"ready":true,"failing":[],"uptimeMs":690335,"eventLoop":{"degraded":true,"degradedSinceMs":${forMs},"reasons":["cpu"]}}`;
    const facts = factsWith({
      http: {
        ...healthy.http,
        readyz: answer(body),
        ready: {...healthy.http.ready!, eventLoop: {degraded: true, reasons: ['cpu']}, uptimeMs: 690_335},
      },
    });
    expect(judge(facts, rules)).toMatchObject({verdict, findings: verdict === 'clear' ? [] : [{code: 'gateway-not-ready'}]});
  });

  test('is no start any more when it drains in its first minute', () => {
    const judgement = judge(
      factsWith({
        http: {
          ...healthy.http,
          ready: {...healthy.http.ready!, ready: false, failing: ['gateway-draining'], startup: 'draining', uptimeMs: 6_000},
        },
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 14_000, stateSince: now - 14_000}), absentUnit()]},
      }),
      rules,
    );
    expect(judgement).toMatchObject({verdict: 'degraded', findings: [{code: 'gateway-not-ready'}]});
  });

  test.each(starts)('is clear $name', ({agoMs, listens, http}) => {
    const judgement = judge(
      factsWith({
        http,
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - agoMs, stateSince: now - agoMs}), absentUnit()]},
        ports: listens ? healthy.ports : {ports: [{port: 19789, role: 'gateway', listeners: []}]},
        capabilities: {
          capabilities: [{...healthy.capabilities.capabilities[0]!, state: 'failed', detail: 'connecting', sends: null, receives: null}],
          limitedBy: null,
        },
      }),
      rules,
    );
    expect(judgement.verdict, JSON.stringify(judgement, null, 1)).toBe('clear');
    expect(judgement.findings.map((one) => [one.code, one.severity])).toEqual([['gateway-starting', 'note']]);
  });

  test('of a release without /startupz is clear before its channels were started', () => {
    const judgement = judge(
      factsWith({
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 6_000}), absentUnit()]},
        http: {...healthy.http, ready: {...healthy.http.ready!, startup: null, version: null, eventLoop: null, uptimeMs: 5_000}},
        capabilities: {
          capabilities: [
            {
              ...healthy.capabilities.capabilities[0]!,
              state: 'failed',
              detail: 'it is not running (stopped)',
              sends: false,
              receives: false,
            },
          ],
          limitedBy: null,
        },
      }),
      rules,
    );
    expect(judgement.findings).toEqual([]);
  });

  test.each([
    [50_000, []],
    [200_000, ['channel-down']],
  ])('of such a release is judged by when its channels were looked at: %i ms after its start', (afterMs, codes) => {
    const judgement = judge(
      factsWith({
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 230_000}), absentUnit()]},
        http: {...healthy.http, ready: {...healthy.http.ready!, startup: null, version: null, eventLoop: null}},
        capabilities: {
          capabilities: [
            {
              ...healthy.capabilities.capabilities[0]!,
              state: 'failed',
              detail: 'it is not running (stopped)',
              sends: false,
              receives: false,
              checkedAt: now - 230_000 + afterMs,
            },
          ],
          limitedBy: null,
        },
      }),
      rules,
    );
    expect(judgement.findings.map((one) => one.code)).toEqual(codes);
  });

  test('that calls itself started and names a channel as failing is believed', () => {
    const judgement = judge(
      factsWith({
        capabilities: undefined,
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 15_000}), absentUnit()]},
        http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['telegram'], uptimeMs: 14_000}},
      }),
      rules,
    );
    expect(judgement.findings.map((one) => one.code)).toEqual(['channel-down', 'gateway-not-ready']);
  });

  test('that does not listen a minute after its start is down', () => {
    const judgement = judge(
      factsWith({
        http: refusedHttp(),
        ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
        supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 61_000}), absentUnit()]},
      }),
      rules,
    );
    expect([judgement.verdict, judgement.findings.map((one) => one.code)]).toEqual(['down', ['port-silent']]);
  });

  test('after crashes that somebody has dealt with is clear', () => {
    const judgement = judge(
      factsWith({
        log: {...healthy.log, exits: [1, 2, 3, 4].map((at) => ({at: now - at * 30_000, how: 'exited', status: '1'})).reverse()},
      }),
      rules,
    );
    expect(judgement.verdict).toBe('clear');
  });
});
