import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {CliAnswer} from '../../src/model/index.ts';
import {whyLeftOpen, whyNoAnswer} from '../../src/openclaw/answers.ts';

const sample = (name: string): string => readFileSync(new URL(`../drill/samples/${name}`, import.meta.url), 'utf8');
const answer = (stdout: string, exit: number | null = 0, cut = false) => ({exit, stdout, cut});
const status = ['status', '--json', '--timeout', '5000'];
const statusWith = (gateway: object): string => {
  const said = JSON.parse(sample('status.healthy.json'));
  return JSON.stringify({...said, gateway: {...said.gateway, ...gateway}});
};
const channels = ['channels', 'status', '--probe', '--json'];
const lint = ['doctor', '--lint', '--json'];

describe('an answer of a command', () => {
  it.each([
    [status, sample('status.healthy.json'), 0],
    [status, sample('status.2026.4.14.json'), 0],
    [channels, sample('channels-status.healthy.json'), 0],
    [channels, sample('channels-status.2026.4.14.json'), 0],
    [['gateway', 'status', '--deep', '--json'], sample('gateway-status.healthy.json'), 0],
    [['gateway', 'status', '--deep', '--json'], sample('gateway-status.2026.4.14.json'), 0],
    [status, statusWith({error: 'missing scope: operator.read', reachable: true}), 0],
    [['models', 'status', '--json'], sample('models-status.healthy.json'), 0],
    [lint, sample('doctor-lint.healthy.json'), 1],
    [['logs', '--json', '--limit', '200'], '{"type":"meta"}\n{"type":"log","message":"an error of somebody"}\n', 0],
    [['--version'], 'OpenClaw 2026.9.6 (eeef486)\n', 0],
  ])('shows something of a gateway that gave it: %j', (words, stdout, exit) => {
    expect(whyNoAnswer(words, answer(stdout, exit))).toBeNull();
  });

  it.each([
    [status, sample('status.down.json'), 0, 'was given no answer by the gateway'],
    [channels, sample('channels-status.down.json'), 0, 'was given no answer by the gateway'],
    [['gateway', 'call', 'health', '--json'], sample('call-health.wrong-token.json'), 1, 'ended with exit 1'],
    [['gateway', 'call', 'health', '--json'], sample('call-health.wrong-token.json'), 0, 'tells of an error in place of an answer'],
    [['gateway', 'status', '--deep', '--json'], sample('gateway-status.broken-config.json'), 0, 'tells of an error in place of an answer'],
    [lint, 'openclaw: Node 20.20.2: node:sqlite is unavailable; use 24.16+/26.1+\n', 1, 'ended with exit 1'],
    [lint, sample('doctor-lint.healthy.json'), 2, 'ended with exit 2'],
    [status, 'openclaw: Node 20.20.2: node:sqlite is unavailable; use 24.16+/26.1+\n', 1, 'ended with exit 1'],
    [status, statusWith({error: 'missing scope: operator.read', reachable: false}), 0, 'was given no answer by the gateway'],
    [status, statusWith({error: 'unauthorized: gateway token mismatch', reachable: true}), 0, 'tells of an error in place of an answer'],
    [status, '', 0, 'said nothing that can be read'],
    [status, 'a banner\n{"half": ', 0, 'said nothing that can be read'],
    [['logs', '--json'], 'gateway closed (1006)\n', 1, 'ended with exit 1'],
    [['--version'], '', null, 'did not end by itself'],
  ])('shows nothing of it otherwise: %j', (words, stdout, exit, why) => {
    expect(whyNoAnswer(words, answer(stdout, exit))).toBe(why);
  });

  it('is not held to be unreadable because it was too long to be kept', () => {
    expect(whyNoAnswer(status, answer('{"half": ', 0, true))).toBeNull();
  });
});

describe('what a look was not told', () => {
  const asked = (command: string, more: Partial<CliAnswer>): CliAnswer => ({
    command,
    at: 1,
    tookMs: 9_580,
    exit: 0,
    ended: 'exit',
    json: null,
    stderr: '',
    ...more,
  });
  const notReached =
    'Gateway not reachable: Error: gateway timeout after 15000ms\nGateway target: ws://127.0.0.1:18789\nGateway not reachable; showing config-only status.';
  const timeout = {ok: false, error: {type: 'gateway_transport_error', kind: 'timeout', message: 'gateway timeout after 2000ms'}};

  it.each([
    ['channels status --probe --json --timeout 15000', {stderr: notReached}, /was given no answer by the gateway$/],
    ['channels status --probe --json --timeout 5000', {json: {gatewayReachable: false, configOnly: true}}, /was given no answer/],
    ['gateway call health --json --timeout 2000', {exit: 1, json: timeout}, /was given no answer by the gateway$/],
    [
      'gateway call health --json --timeout 2000',
      {exit: 1, stderr: 'Gateway call failed: Error: gateway timeout after 2000ms'},
      /was given no answer by the gateway$/,
    ],
    ['skills list --json', {exit: 1, stderr: 'openclaw: Node.js v22.12+ is required (current: v20.20.2).'}, /could not run under the Node/],
    ['skills list --json', {}, /said nothing that can be read$/],
    ['skills list --json', {exit: null, ended: 'limit'}, /was ended after 10 s/],
  ] satisfies [string, Partial<CliAnswer>, RegExp][])('leaves open what it was asked for: %s %j', (command, more, why) => {
    expect(whyLeftOpen(asked(command, more))).toMatch(why);
  });

  it.each([
    ['channels status --probe --json --timeout 5000', {json: {channels: {}}}],
    ['gateway call health --json --timeout 2000', {exit: 1, json: JSON.parse(sample('call-health.wrong-token.json'))}],
    ['gateway call health --json --timeout 2000', {exit: 1, stderr: 'unauthorized: pairing required'}],
    ['--version', {}],
    ['logs --json --limit 200 --timeout 5000', {}],
  ] satisfies [string, Partial<CliAnswer>][])('is told by %s %j', (command, more) => {
    expect(whyLeftOpen(asked(command, more))).toBeNull();
  });
});
