import {describe, expect, it} from 'vitest';
import type {NamedValues} from '../../src/probes/parse/secret-keys.ts';
import {switchesIn} from '../../src/probes/parse/switches.ts';

const place = (kind: NamedValues['kind'], where: string, ...values: (readonly [string, string])[]): NamedValues => ({kind, where, values});
const skip = ['OPENCLAW_SKIP_CHANNELS', '1'] as const;
const dropIn = place('drop-in', '/u/50-test.conf', skip);

describe('what variables switch off', () => {
  it.each([
    ['1', true],
    ['true', true],
    [' YES ', true],
    ['on', true],
    ['0', false],
    ['false', false],
    ['', false],
    ['no', false],
  ])('is by %j for channels: %s', (value, off) => {
    const found = switchesIn({process: [place('unit', '/u/unit', ['OPENCLAW_SKIP_PROVIDERS', value])], late: [], running: null});
    expect(found.map(({what}) => what)).toEqual(off ? ['channels'] : []);
  });

  it('takes the one word for cron that OpenClaw takes', () => {
    const of = (value: string) =>
      switchesIn({process: [], late: [place('dotenv', '/s/.env', ['OPENCLAW_SKIP_CRON', value])], running: null});
    expect(of('true')).toEqual([]);
    expect(of('1')).toEqual([{what: 'cron', variable: 'OPENCLAW_SKIP_CRON=1', where: '/s/.env', holds: true}]);
  });

  it('is named by the file where it stands, once, and holds where the process has it', () => {
    const running = place('process', 'environment of process 7', ['HOME', '/home/ops'], skip);
    expect(switchesIn({process: [dropIn], late: [], running})).toEqual([
      {what: 'channels', variable: 'OPENCLAW_SKIP_CHANNELS=1', where: '/u/50-test.conf', holds: true},
    ]);
  });

  it('waits for the next start where the process does not have it', () => {
    const running = place('process', 'environment of process 7', ['HOME', '/home/ops']);
    expect(switchesIn({process: [dropIn], late: [], running})[0]?.holds).toBe(false);
  });

  it('is named by the process where no file has it any more', () => {
    const running = place('process', 'environment of process 7', skip);
    expect(switchesIn({process: [], late: [], running})).toEqual([
      {what: 'channels', variable: 'OPENCLAW_SKIP_CHANNELS=1', where: 'environment of process 7', holds: true},
    ]);
  });
});
