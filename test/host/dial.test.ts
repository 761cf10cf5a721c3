import {createServer as createHttp} from 'node:http';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {afterAll, describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';

const host = localHost();
const servers: Server[] = [];
const sockets: Socket[] = [];

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

afterAll(() => {
  sockets.forEach((socket) => socket.destroy());
  servers.forEach((server) => server.close());
});

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const local = {host: '127.0.0.1', limitMs: 5000} as const;
const get = (port: number, path = '/', more: {limitMs?: number; bytesMax?: number} = {}) =>
  host.dial({what: 'http', ...local, bytesMax: 1000, ...more, port, path});

describe('an HTTP page', () => {
  it('is answered with its status, type and body, asked on a connection of its own', async () => {
    let asked: unknown;
    const port = await listening(
      createHttp((request, response) => {
        asked = [request.method, request.url, request.headers.connection];
        response.writeHead(503, {'content-type': 'application/json'}).end('{"ready":false}');
      }),
    );
    expect(await get(port, '/readyz')).toEqual({
      seen: true,
      value: {tookMs: expect.any(Number), status: 503, type: 'application/json', body: '{"ready":false}', addresses: []},
    });
    expect(asked).toEqual(['GET', '/readyz', 'close']);
  });

  it('is cut at its limit, and a redirect is not followed', async () => {
    const port = await listening(
      createHttp((_, response) => {
        response.writeHead(302, {location: 'http://127.0.0.1:1/'});
        response.write('é'.repeat(5000));
      }),
    );
    const answer = await get(port, '/', {bytesMax: 101});
    expect(answer).toMatchObject({seen: true, value: {status: 302, body: 'é'.repeat(50)}});
  });

  it.each([
    ['nobody listens', () => freePort(), 'unreachable', /connection refused, nobody listens there\.$/],
    [
      'something else than HTTP answers',
      () => listening(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))),
      'garbled',
      /something answers there, but not in HTTP\.$/,
    ],
    [
      'the connection is cut without a word',
      () => listening(createServer((socket) => socket.destroy())),
      'garbled',
      /the connection was cut before an answer came\.$/,
    ],
    ['nothing is ever answered', () => listening(createServer()), 'late', /no whole answer within 300 ms\.$/],
    [
      'the body never ends',
      () => listening(createHttp((_, response) => void response.writeHead(200).write('x'))),
      'late',
      /no whole answer within 300 ms\.$/,
    ],
    [
      'the body breaks off',
      () =>
        listening(
          createHttp((_, response) => {
            response.writeHead(200, {'content-length': '100'}).write('x', () => response.destroy());
          }),
        ),
      'garbled',
      /\.$/,
    ],
  ] as const)('where %s is unseen for the right reason', async (_what, open, why, detail) => {
    // Only where the limit is what is asked for may it be short: a busy machine is late with everything.
    expect(await get(await open(), '/healthz', {limitMs: why === 'late' ? 300 : 10_000})).toEqual({
      seen: false,
      why,
      detail: expect.stringMatching(detail),
    });
  });

  it('that cannot be asked for is unseen as well', async () => {
    expect(await get(1, '/with a blank')).toEqual({
      seen: false,
      why: 'garbled',
      detail: 'Calling 127.0.0.1: Request path contains unescaped characters.',
    });
    expect(await get(99_999, '/')).toMatchObject({seen: false, why: 'garbled'});
  });
});

describe('a port, a name and a secure connection', () => {
  it('is reached, refused, or says nothing in time', async () => {
    const port = await listening(createServer());
    expect(await host.dial({what: 'tcp', ...local, port})).toMatchObject({seen: true, value: {status: null, body: null}});
    expect(await host.dial({what: 'tcp', ...local, port: await freePort()})).toMatchObject({seen: false, why: 'unreachable'});
    expect(await host.dial({what: 'tls', ...local, port, limitMs: 300})).toMatchObject({seen: false, why: 'late'});
    expect(
      await host.dial({what: 'tls', ...local, port: await listening(createServer((socket) => socket.end('hello\r\n')))}),
    ).toMatchObject({
      seen: false,
      why: 'garbled',
    });
    expect(await host.dial({what: 'tcp', ...local, port: 99_999})).toMatchObject({seen: false, why: 'garbled'});
  });

  it('is looked up', async () => {
    expect(await host.dial({what: 'name', host: 'localhost', limitMs: 5000})).toMatchObject({
      seen: true,
      value: {addresses: expect.arrayContaining([expect.stringMatching(/^(?:127\.0\.0\.1|::1)$/)])},
    });
    const none = await host.dial({what: 'name', host: 'rungs.invalid', limitMs: 5000});
    expect(none).toMatchObject({seen: false, why: expect.stringMatching(/^(?:missing|unreachable|late)$/)});
  });
});
