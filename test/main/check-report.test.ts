import {describe, expect, it} from 'vitest';
import {report, text} from '../../src/main/check-report.ts';
import {judgeByRules} from '../../src/main/judging.ts';
import type {Readings} from '../../src/model/index.ts';
import {gateway, healthyReadings, now} from '../rules/facts.ts';

function looked(more: object = {}) {
  const values = {...healthyReadings(), ...more};
  const readings = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}]),
  ) as unknown as Readings;
  return {gateway, readings, judgement: judgeByRules({gateway, now, readings})};
}

const {capabilities} = healthyReadings();
const claimed = {
  ...capabilities,
  capabilities: [{...capabilities.capabilities[0]!, name: 'telegram', state: 'claimed' as const, detail: 'no proof'}],
};
const answer = {
  command: 'channels status --probe --json',
  at: now,
  tookMs: 22_027,
  exit: null,
  ended: 'limit' as const,
  json: null,
  stderr: '',
};

describe('a clear verdict', () => {
  it('of a quick look says what was not asked', () => {
    expect(text(looked(), 300)).toMatch(/^CLEAR .*\nas far as a quick look sees; not asked: OpenClaw's own commands/);
  });

  it('names what is configured and not proved, for people and for programs', () => {
    expect(text(looked({capabilities: claimed}), 300)).toContain('configured and not proved: channel telegram');
    expect(report({facts: {name: 'gw', kind: 'local', os: 'linux', user: 'ops'}}, looked({capabilities: claimed}), now, 1)).toMatchObject({
      unproved: [{kind: 'channel', name: 'telegram', detail: 'no proof'}],
    });
  });

  it('of a deep look names the command that was cut, and keeps quiet where all answered', () => {
    const cut = text(looked({cli: {answers: [answer]}}), 300);
    expect(cut).toContain('not seen: cli (late): `openclaw channels status --probe --json` was ended after 22 s without an answer');
    expect(cut).not.toContain('not asked');
    const unreached = {...answer, ended: 'exit' as const, exit: 0, json: {gatewayReachable: false}};
    expect(text(looked({cli: {answers: [unreached]}}), 300)).toContain('was given no answer by the gateway');
    expect(text(looked({cli: {answers: [{...unreached, json: {gatewayReachable: true}}]}}), 300)).not.toMatch(/not (?:seen|asked)/);
  });
});
