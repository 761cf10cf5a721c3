import {expect, it} from 'vitest';
import {judgeByRules} from '../../src/main/judging.ts';
import {factsWith, healthyReadings, now} from './facts.ts';

const {http} = healthyReadings();
const day = 24 * 3_600_000;

it.each([
  ['in its middle', -30, 60],
  ['of ninety days, some weeks before its end', -60, 30],
  ['of ten years', -3000, 650],
  ['of six days, as some are, on its last but one', -5, 1.4],
])('a certificate %s is nothing to speak of', (_, from, to) => {
  const certificate = {validFrom: now + from * day, validTo: now + to * day, names: ['gw.example.org'], selfSigned: false};
  const {findings} = judgeByRules(factsWith({http: {...http, certificate}}));
  expect(findings).toEqual([]);
});

it.each([
  ['over, which others vouch for', -90, -1, false, 'degraded'],
  ['over, which only who pins it took before', -90, -1, true, 'note'],
  ['that begins tomorrow', 1, 90, false, 'degraded'],
  ['of ninety days in its last week', -84, 6, false, 'note'],
] as const)('a certificate %s', (_, from, to, selfSigned, severity) => {
  const certificate = {validFrom: now + from * day, validTo: now + to * day, names: [], selfSigned};
  const {findings} = judgeByRules(factsWith({http: {...http, certificate}}));
  expect(findings).toMatchObject([{code: 'certificate-unusable', severity}]);
});
