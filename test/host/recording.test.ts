import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, it} from 'vitest';
import {cleaned, localHost, recorded, replayedHost} from '../../src/host/index.ts';
import type {Host} from '../../src/model/index.ts';
import {freshCleaner} from '../cleaner/marked.ts';

async function everyCall(host: Host, port: number): Promise<unknown[]> {
  const lines: string[] = [];
  const answers = [
    await host.run({argv: ['sh', '-c', 'echo out; exit 2'], limitMs: 5000, keepBytes: 100}),
    await host.run({argv: ['rungs-no-such-program', '--token', 'Zq7RtY2uIo9P'], limitMs: 5000, keepBytes: 100}),
    await host.read('/etc/passwd', {bytesMax: 50}),
    await host.read('/etc/passwd', {bytesMax: 50, from: 'tail'}),
    await host.read('/nowhere', {bytesMax: 50}),
    await host.list('/proc/self/fd/../ns'),
    await host.stat('/etc/passwd'),
    await host.link('/proc/self/exe'),
    await host.dial({what: 'http', host: '127.0.0.1', port, path: '/x', limitMs: 5000, bytesMax: 100}),
    await host.dial({what: 'tcp', host: '127.0.0.1', port, limitMs: 5000}),
    await host.dial({what: 'name', host: 'localhost', limitMs: 5000}),
    await host.vitals(),
    await host.follow({argv: ['sh', '-c', 'echo one; echo two'], limitMs: 5000, keepBytes: 0}, (line) => lines.push(line)).ended,
  ];
  return [...answers, lines];
}

async function recording(): Promise<{readonly text: string; readonly answers: unknown[]; readonly port: number}> {
  const server = createServer((_, response) => response.end('page')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const {port} = server.address() as AddressInfo;
  const cleaner = freshCleaner();
  let text = '';
  const host = recorded(cleaned(localHost(), cleaner), cleaner, (line) => {
    text += line;
  });
  const answers = await everyCall(host, port);
  await new Promise((resolve) => server.close(resolve));
  return {text, answers, port};
}

const opening =
  '{"type":"recording","schema":"rungs.recording/1","at":1000,"name":"gw1","platform":{"os":"darwin","user":{"name":"ops","uid":501,"gid":20,"home":"/Users/ops"}}}\n';

describe('a recorded host', () => {
  it('answers every call as the real one did, when it is replayed, without touching anything', async () => {
    const {text, answers, port} = await recording();
    const again = await everyCall(replayedHost(text, 'r.jsonl'), port);
    // The one call with a secret in it was recorded under its mark, so it is asked for under its mark.
    expect(again.toSpliced(1, 1)).toEqual(answers.toSpliced(1, 1));
    expect(text).not.toContain('Zq7RtY2uIo9P');
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((line) => typeof JSON.parse(line) === 'object'),
    ).toBe(true);
  });

  it('gives the answers of the same call in their order, and the last one again and again', async () => {
    const line = (bytes: number) =>
      `{"type":"read","at":1,"call":{"path":"/a","from":"head"},"answer":{"seen":true,"value":{"text":"","bytes":${bytes},"cut":false}}}\n`;
    const host = replayedHost(opening + line(1) + line(2), 'r.jsonl');
    const bytes = async () => {
      const answer = await host.read('/a', {bytesMax: 5});
      return answer.seen && answer.value.bytes;
    };
    expect([await bytes(), await bytes(), await bytes()]).toEqual([1, 2, 2]);
  });

  it('says of what was not recorded that it is missing', async () => {
    const host = replayedHost(opening, 'r.jsonl');
    expect(host).toMatchObject({kind: 'recorded', name: 'gw1', platform: {os: 'darwin', user: {name: 'ops'}}});
    expect(await host.read('/a', {bytesMax: 5})).toEqual({
      seen: false,
      why: 'missing',
      detail: 'The text of /a was not recorded (r.jsonl).',
    });
    expect(await host.run({argv: ['a', 'b'], limitMs: 1, keepBytes: 1})).toEqual({
      seen: false,
      why: 'missing',
      detail: 'The run of a b was not recorded (r.jsonl).',
    });
    expect(await host.follow({argv: ['a'], limitMs: 1, keepBytes: 1}, () => undefined).ended).toBe('a was not followed in the recording.');
  });

  it('goes on from the recorded time', async () => {
    const host = replayedHost(opening, 'r.jsonl');
    expect(host.clock.now()).toBeGreaterThanOrEqual(1000);
    expect(host.clock.now()).toBeLessThan(11_000);
    await host.clock.sleep(60_000, AbortSignal.abort());
  });

  it('can be stopped while it is followed', async () => {
    const following = replayedHost(`${opening}{"type":"line","at":1,"call":{"argv":["j"],"as":null},"line":"one"}\n`, 'r.jsonl').follow(
      {argv: ['j'], limitMs: 1, keepBytes: 1},
      () => following.stop(),
    );
    expect(await following.ended).toBe('j was stopped.');
  });

  it.each([
    ['an empty file', '', 'r.jsonl:1: a recording begins with a line of type "recording"; this is another file, or its beginning is lost.'],
    [
      'another file',
      '{"type":"vitals","at":1,"call":{},"answer":{"seen":false,"why":"late","detail":"x"}}',
      'r.jsonl:1: a recording begins with a line of type "recording"; this is another file, or its beginning is lost.',
    ],
    ['a line that is cut', `${opening}{"type":"re`, 'r.jsonl:2: expected one JSON object on this line; it is cut or damaged.'],
    [
      'a line with another meaning',
      `${opening}\n{"type":"stat","at":1,"call":{"path":7},"answer":{"seen":false,"why":"late","detail":"x"}}`,
      /^r\.jsonl:3: call\.path: .*expected string/,
    ],
    [
      'a reason that does not exist',
      `${opening}{"type":"list","at":1,"call":{"path":"/"},"answer":{"seen":false,"why":"bored","detail":"x"}}`,
      /^r\.jsonl:2: answer/,
    ],
    ['a recording of another make', opening.replace('/1', '/9'), /^r\.jsonl:1: schema: /],
  ])('refuses %s with its place', (_what, text, message) => {
    expect(() => replayedHost(text, 'r.jsonl')).toThrow(message);
  });
});
