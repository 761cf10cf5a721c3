import {describe, expect, it} from 'vitest';
import {parseCmdline, parseProcessStat, parseProcessStatus} from '../../src/probes/parse/process.ts';
import {parseListening} from '../../src/probes/parse/sockets.ts';
import {parseId, parsePasswd} from '../../src/probes/parse/users.ts';
import {parseCgroup} from '../../src/supervisors/systemd/cgroup.ts';
import {sample} from './sample.ts';

describe('/proc of a gateway', () => {
  it('stat gives state, parent and start, whatever the name holds', () => {
    expect(parseProcessStat(sample('ports/stat.txt'))).toMatchObject({name: 'MainThread', ppid: 93});
    expect(parseProcessStat('7 (a) R (b) T 3 7 7 0 -1 4 1 0 0 0 1 2 0 0 20 0 11 0 4711 1 2')).toEqual({
      name: 'a) R (b',
      state: 'T',
      ppid: 3,
      startTicks: 4711,
    });
  });

  it('status gives the owner and the resident memory', () => {
    const facts = parseProcessStatus(sample('ports/status.txt'));
    expect(facts?.uid).toBe(1001);
    expect(facts?.rssBytes).toBeGreaterThan(100_000_000);
    expect(parseProcessStatus('Name:\tkthreadd\nUid:\t0\t0\t0\t0\n')).toEqual({uid: 0, rssBytes: null});
  });

  it('cmdline gives the words, also of one that renamed itself and left blanks behind', () => {
    expect(parseCmdline(sample('ports/cmdline.bin'))).toEqual([
      '/opt/node24/bin/node',
      '--max-old-space-size=8192',
      '/opt/oc/node_modules/openclaw/dist/index.js',
      'gateway',
      '--port',
      '19789',
    ]);
    expect(parseCmdline('openclaw-gateway     \0\0\0')).toEqual(['openclaw-gateway']);
  });

  it('cgroup gives the unit and the user whose manager runs it', () => {
    expect(parseCgroup(sample('ports/cgroup-hybrid.txt'))).toEqual({unit: 'openclaw-gateway.service', managerUid: 1001, container: null});
    expect(parseCgroup('0::/system.slice/openclaw-gateway.service\n')).toEqual({
      unit: 'openclaw-gateway.service',
      managerUid: null,
      container: null,
    });
    expect(parseCgroup('0::/user.slice/user-1000.slice/session-3.scope\n')?.unit).toBe('session-3.scope');
    expect(parseCgroup('0::/\n')).toEqual({unit: null, managerUid: null, container: null});
  });

  it.each([
    ['0::/system.slice/docker-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope'],
    [
      '4:memory:/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n1:name=systemd:/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    ],
    [
      '0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope',
    ],
  ])('cgroup %s names the container', (text) => {
    expect(parseCgroup(text)?.container).toBe('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');
  });
});

describe("the kernel's table of sockets", () => {
  it('gives those that listen, with owner and inode, and no connection', () => {
    const sockets = [...parseListening(sample('ports/tcp.txt')), ...parseListening(sample('ports/tcp6.txt'))];
    expect(sockets.map(({address, port, uid}) => `${address} ${port} ${uid}`)).toEqual([
      '127.0.0.1 19789 1001',
      '127.0.0.1 18930 0',
      '::1 19789 1001',
    ]);
    expect(sockets.every((socket) => socket.inode > 0)).toBe(true);
  });

  it.each([
    ['00000000', '0.0.0.0'],
    ['0100007F', '127.0.0.1'],
    ['0101A8C0', '192.168.1.1'],
    ['00000000000000000000000000000000', '::'],
    ['00000000000000000000000001000000', '::1'],
    ['0000000000000000FFFF00000100007F', '127.0.0.1'],
    ['B80D0120000000000000000001000000', '2001:db8::1'],
    ['000080FE00000000FF565002BD6B3EFE', 'fe80::250:56ff:fe3e:6bbd'],
  ])('prints the address %s as %s', (hex, address) => {
    const line = `   0: ${hex}:4D4D ${'0'.repeat(hex.length)}:0000 0A 00000000:00000000 00:00000000 00000000  1001        0 12524 1 0000 100 0 0 10 0`;
    expect(parseListening(line)).toEqual([{address, port: 19789, uid: 1001, inode: 12524}]);
  });
});

it('knows who looks, with or without a name', () => {
  expect(parseId('uid=1001(ops) gid=1001(ops) groups=1001(ops)\n')).toEqual({name: 'ops', uid: 1001, gid: 1001});
  expect(parseId('uid=1000770000 gid=0(root) groups=0(root)')).toEqual({name: 'uid 1000770000', uid: 1_000_770_000, gid: 0});
  expect(parsePasswd('root:x:0:0:root:/root:/bin/bash\nbroken line\nops:x:1001:1001::/home/ops:/bin/bash\n')).toEqual([
    {name: 'root', uid: 0, gid: 0, home: '/root'},
    {name: 'ops', uid: 1001, gid: 1001, home: '/home/ops'},
  ]);
});
