import {expect, test} from 'vitest';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {printStep} from '../../src/steps/index.ts';
import {absentUnit, cliAnswer, endedUnit, factsWith, healthyReadings} from './facts.ts';
import {gone, units} from './faults/fault.ts';

const healthy = healthyReadings();
const path = '/usr/local/bin/openclaw';
const newer = {path, packageRoot: '/usr/local/lib/node_modules/openclaw', version: '2026.10.1'};
const install = {...healthy.install, others: [newer]};

test('a newer command beside a gateway that does not run is named: it would migrate that state too', () => {
  const supervisor = units(endedUnit(), absentUnit());
  const {findings} = judge(factsWith({...gone, supervisor, install: {...install, running: null}}), rules);
  expect(findings).toContainEqual(
    expect.objectContaining({code: 'version-skew', severity: 'note', text: expect.stringContaining(`${path} (2026.10.1)`) as string}),
  );
});

test('of a newer and an older command the evidence has each with its version, beside the one that matches', () => {
  const older = {path: '/srv/bin/openclaw', packageRoot: '/srv/lib/node_modules/openclaw', version: '2026.4.14'};
  const {findings} = judge(factsWith({install: {...install, others: [older, newer]}}), rules);
  expect(findings.flatMap(({evidence}) => evidence.map(({line}) => line))).toEqual([
    '/startupz: version 2026.9.6',
    'cli: /opt/oc/node_modules/.bin/openclaw (2026.9.6)',
    'other: /usr/local/bin/openclaw → /usr/local/lib/node_modules/openclaw (2026.10.1)',
    'other: /srv/bin/openclaw → /srv/lib/node_modules/openclaw (2026.4.14)',
  ]);
});

test('a command elsewhere explains no contradiction of the chosen one with the gateway', () => {
  const cli = {answers: [cliAnswer('status --json', {gateway: {reachable: false, error: 'connect failed'}})]};
  expect(judge(factsWith({install, cli}), rules).findings.map(({code, behind}) => [code, behind])).toEqual([
    ['sources-disagree', null],
    ['version-skew', null],
  ]);
});

test('where several are installed, a command to paste names the one that was looked at by its path', () => {
  const skewed = {...install, unit: {...install.unit!, entry: '/srv/old.js', packageRoot: '/srv'}};
  const pasted = (value: typeof healthy.install): string =>
    judge(factsWith({install: value}), rules)
      .findings.flatMap(({next}) => next.map(printStep))
      .join('\n');
  expect(pasted(skewed)).toContain('/opt/oc/node_modules/.bin/openclaw gateway install --force');
  const {others: _, ...alone} = skewed;
  expect(pasted(alone)).toMatch(/^openclaw gateway install --force/m);
});
