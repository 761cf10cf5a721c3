import {createServer, type Server} from 'node:http';
import {type AddressInfo, createServer as createTcpServer} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';
import {probes} from '../../src/probes/index.ts';
import {serveSecurely} from '../tls.ts';
import {gateway, known} from './facts.ts';
import {paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

const open: {close(): void}[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A server on a free loopback port that answers each path with a page. */
async function serve(pages: Readonly<Record<string, string>>): Promise<number> {
  const server: Server = createServer((request, response) => {
    response.statusCode = pages[request.url ?? ''] === undefined ? 404 : 200;
    response.end(pages[request.url ?? ''] ?? '<!DOCTYPE HTML>');
  });
  open.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

describe('http, against real servers', () => {
  it('tells a gateway from anything else by the shape of its answers', async () => {
    const port = await serve({
      '/healthz': sample('http/healthz.json'),
      '/readyz': sample('http/readyz-suppressed.json'),
      '/startupz': sample('http/startupz.json'),
    });
    const look = await probes.http.look(localHost(), {...gateway, port}, known());
    expect(look).toMatchObject({
      seen: true,
      value: {
        healthz: {value: {status: 200, openclaw: true}},
        startupz: {value: {openclaw: true}},
        ready: {ready: true, suppressed: ['telegram'], startup: 'started', version: '2026.9.6'},
      },
    });
  });

  it('knows an old daemon by what it lacks', async () => {
    const port = await serve({
      '/healthz': sample('http/healthz.json'),
      '/readyz': sample('http/readyz-4.14.json'),
      '/startupz': '<!doctype html><title>Control UI</title>',
    });
    const look = await probes.http.look(localHost(), {...gateway, port}, known());
    expect(look).toMatchObject({
      value: {startupz: {value: {openclaw: false}}, ready: {ready: true, eventLoop: null, startup: null, version: null}},
    });
  });

  it('hears a gateway that serves TLS itself, whatever its certificate says, and keeps what it says', async () => {
    const pages = {'/healthz': sample('http/healthz.json'), '/readyz': sample('http/readyz-4.14.json')};
    for (const times of [{from: '20260801000000Z', to: '20260901000000Z'}, null]) {
      const server = await serveSecurely(pages, times);
      open.push(server);
      const look = await probes.http.look(localHost(), {...gateway, port: server.port}, known());
      expect(look).toMatchObject({
        value: {healthz: {value: {status: 200, openclaw: true}}, ready: {ready: true}, certificate: {selfSigned: times === null}},
      });
      if (times !== null)
        expect(look).toMatchObject({
          value: {
            certificate: {validFrom: Date.UTC(2026, 7), validTo: Date.UTC(2026, 8), names: ['gw.example.org', 'gw.local']},
          },
        });
    }
  });

  it('says what it heard first of somebody who cuts off both who speak TLS and who do not', async () => {
    const cutting = createTcpServer((socket) => socket.destroy());
    open.push(cutting);
    await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve));
    const {port} = cutting.address() as AddressInfo;
    const look = await probes.http.look(localHost(), {...gateway, port}, known());
    expect(look).toMatchObject({
      value: {healthz: {seen: false, why: 'garbled', detail: expect.stringContaining(`http://127.0.0.1:${port}`)}},
    });
    expect(look.seen && look.value.certificate).toBeUndefined();
  });

  it('sees that something foreign answers', async () => {
    const look = await probes.http.look(localHost(), {...gateway, port: await serve({})}, known());
    expect(look).toMatchObject({value: {healthz: {value: {status: 404, openclaw: false}}, ready: null}});
  });

  it('asks only once where nobody listens', async () => {
    const host = paperHost({});
    const look = await probes.http.look(host, gateway, known());
    expect(look).toMatchObject({seen: true, value: {healthz: {why: 'unreachable'}, readyz: {why: 'unreachable'}, ready: null}});
  });
});
