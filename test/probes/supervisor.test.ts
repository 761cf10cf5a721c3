import {describe, expect, it} from 'vitest';
import {probes} from '../../src/probes/index.ts';
import {gateway, known, reading} from './facts.ts';
import {captured, no, paperHost} from './paper-host.ts';
import {live, systemctl} from './running.ts';

describe('supervisor', () => {
  it('puts unit, process and lock beside one another', async () => {
    const look = await probes.supervisor.look(paperHost({files: live, commands: systemctl}), gateway, known());
    expect(look).toMatchObject({
      seen: true,
      value: {
        owner: 'systemd-user',
        units: [
          {scope: 'user', active: 'active', mainPid: 246, pids: [246, 291]},
          {scope: 'system', load: 'not-found'},
        ],
        unasked: [],
        lock: {pid: 246, alive: true},
        processes: [
          {
            pid: 246,
            because: 'unit',
            user: 'ops',
            state: 'S',
            unit: 'openclaw-gateway.service',
            startedAt: 1_795_235_090_000 + 938_250,
            parents: [{pid: 93, name: 'systemd'}],
          },
          {pid: 291},
        ],
      },
    });
  });

  it('does not take a lock for alive whose pid another process has now', async () => {
    const stale = {...live, '/home/ops/.openclaw/tmp/openclaw-1001/gateway.state.lock': '{"pid": 246, "startTime": 11}'};
    const look = await probes.supervisor.look(paperHost({files: stale, commands: systemctl}), gateway, known());
    expect(look.seen && look.value.lock?.alive).toBe(false);
  });

  it.each([
    ['is not there', no('missing', 'systemctl is not on the PATH'), /not on the PATH/],
    ['hangs', {ended: 'limit' as const, exit: null}, /`systemctl show openclaw-gateway.service -p` gave no answer within 3 s/],
    [
      'has no manager to speak to',
      {exit: 1, stderr: captured("System has not been booted with systemd as init system (PID 1). Can't operate.\n")},
      /not been booted with systemd/,
    ],
    ['prints garbage', 'hello\u0000world', /did not answer in the form of systemd/],
  ])('says so where systemctl %s, and still finds the process', async (_, said, detail) => {
    const look = await probes.supervisor.look(paperHost({files: live, commands: {systemctl: said}}), gateway, known());
    expect(look).toMatchObject({
      seen: true,
      value: {owner: 'systemd-user', units: [], unasked: [{scope: 'user'}, {scope: 'system', detail: expect.stringMatching(detail)}]},
    });
  });

  it("asks another user's manager through that user's eyes, and the system's through its own", async () => {
    const host = paperHost({files: live, commands: systemctl});
    await probes.supervisor.look(host, {...gateway, own: false}, known());
    expect(host.ran.filter((line) => line.includes('systemctl')).map((line) => line.split(' show')[0])).toEqual([
      'ops: systemctl --user',
      'self: systemctl',
    ]);
  });

  it('asks no manager while the gateway is at peace, and at once when its process is another one', async () => {
    const ok = {seen: true as const, value: {status: 200, tookMs: 2, openclaw: true, body: ''}};
    const ready = {
      ready: true,
      failing: [],
      suppressed: [],
      uptimeMs: 1,
      eventLoop: null,
      startup: 'started' as const,
      pendingReason: null,
      version: null,
    };
    const peace = {http: reading<'http'>({address: '127.0.0.1', port: 19789, healthz: ok, readyz: ok, startupz: ok, ready})};
    const files: Record<string, string> = {...live};
    const host = paperHost({files, commands: systemctl});
    const asked = (): number => host.ran.filter((line) => line.includes('systemctl')).length;
    const first = await probes.supervisor.look(host, gateway, known());
    expect(asked()).toBe(2);
    await probes.supervisor.look(host, gateway, known({...peace, ...(first.seen ? {supervisor: reading<'supervisor'>(first.value)} : {})}));
    expect(asked()).toBe(2);
    files['/proc/246/stat'] = files['/proc/246/stat']?.replace(' 93825 ', ' 99999 ') ?? '';
    await probes.supervisor.look(host, gateway, known({...peace, ...(first.seen ? {supervisor: reading<'supervisor'>(first.value)} : {})}));
    expect(asked()).toBe(3);
    await probes.supervisor.look(host, gateway, known());
    expect(asked()).toBe(5);
  });
});
