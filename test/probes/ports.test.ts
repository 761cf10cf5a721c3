import {type AddressInfo, createServer as createTcpServer} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';
import {probes} from '../../src/probes/index.ts';
import {gateway, known} from './facts.ts';

const open: {close(): void}[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

describe.runIf(process.platform === 'linux')('ports, against this very process', () => {
  it('finds who listens, with the argv and the chain of parents', async () => {
    const server = createTcpServer();
    open.push(server);
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    );
    const host = localHost();
    const look = await probes.ports.look(host, {...gateway, port}, known());
    const [first] = look.seen ? look.value.ports : [];
    expect(first).toMatchObject({
      port,
      role: 'gateway',
      listeners: [{address: '127.0.0.1', uid: process.getuid?.(), process: {pid: process.pid, ppid: process.ppid}}],
    });
    expect(first?.listeners[0]?.process?.parents[0]?.pid).toBe(process.ppid);
    server.close();
    const after = await probes.ports.look(host, {...gateway, port}, known());
    expect(after).toMatchObject({value: {ports: [{port, listeners: []}]}});
  });
});
