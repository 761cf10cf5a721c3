import {describe, expect, it} from 'vitest';
import {stableKey} from '../../src/probes/index.ts';
import {no} from './paper-host.ts';

describe('the stable key', () => {
  const value = {
    owner: 'nobody' as const,
    units: [],
    unasked: [],
    services: [],
    lock: null,
    processes: [
      {
        pid: 1,
        ppid: 1,
        uid: 1,
        user: 'ops',
        argv: ['node'],
        state: 'S',
        startedAt: 5,
        unit: null,
        rssBytes: 100,
        parents: [],
        because: 'argv' as const,
      },
    ],
  };
  const key = (change: object): string =>
    stableKey('supervisor', {seen: true, value: {...value, processes: [{...value.processes[0], ...change} as never]}});

  it('is the same for what never rests, and another for what matters', () => {
    expect(key({rssBytes: 999, state: 'R'})).toBe(key({}));
    expect(key({state: 'T'})).not.toBe(key({}));
    expect(key({pid: 2})).not.toBe(key({}));
  });

  it('is the same for one reason not to see, whatever the numbers in it', () => {
    expect(stableKey('http', no('late', 'no answer in 2001 ms'))).toBe(stableKey('http', no('late', 'no answer in 2044 ms')));
    expect(stableKey('http', no('late', 'x'))).not.toBe(stableKey('http', no('denied', 'x')));
  });

  it('holds answers of the gateway for the same while only their times differ', () => {
    const http = (uptimeMs: number, ready: boolean) => {
      const ok = {seen: true as const, value: {status: 200, tookMs: uptimeMs % 7, openclaw: true, body: `up ${uptimeMs}`}};
      return stableKey('http', {
        seen: true,
        value: {
          address: 'a',
          port: 1,
          healthz: ok,
          readyz: ok,
          startupz: ok,
          ready: {ready, failing: [], suppressed: [], uptimeMs, eventLoop: null, startup: null, pendingReason: null, version: null},
        },
      });
    };
    expect(http(5, true)).toBe(http(9_999, true));
    expect(http(5, true)).not.toBe(http(5, false));
  });
});
