import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {whyNoAnswer} from '../../src/openclaw/answers.ts';

const sample = (name: string): string => readFileSync(new URL(`../drill/samples/${name}`, import.meta.url), 'utf8');
const answer = (stdout: string, exit: number | null = 0, cut = false) => ({exit, stdout, cut});
const status = ['status', '--json', '--timeout', '5000'];
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
