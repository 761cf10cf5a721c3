import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Far, farOn, type Lasting, lasting, reach} from '../../src/far/index.ts';
import {sshArgv} from '../../src/main/away/ssh.ts';
import {awayProgram} from '../far/program.ts';
import {giveNode, type Server, startServer, whyNoServer} from './server.ts';
import {killClientOf} from './traces.ts';

const why = whyNoServer();

describe.skipIf(why !== null)('a line that is lost', () => {
  let server: Server;
  let program: Buffer;
  let line: Lasting;
  /** What the next try says in the place of a host. */
  let refusal: string | null = null;
  const said: (string | null)[] = [];

  const far = async (): Promise<Far | string> => {
    if (refusal !== null) {
      const told = refusal;
      refusal = null;
      return told;
    }
    const argv = (words: string) => ['env', `PATH=${server.env['PATH']}`, ...sshArgv(server.host, words, false)];
    const reached = await reach({argv, become: false, show: null, answer: null}, {program, door: true});
    if ('why' in reached) throw new Error(JSON.stringify(reached));
    const there = farOn(reached, 'ssh');
    if ('seen' in there) throw new Error(there.detail);
    return there;
  };

  beforeAll(async () => {
    server = startServer();
    giveNode(server);
    program = await awayProgram();
    line = lasting((await far()) as Far, 'box', far);
    line.onChange(() => said.push(line.lost()));
    await line.enter(Buffer.alloc(32, 7), {find: {}});
  }, 60_000);

  afterAll(() => {
    line.end();
    server.close();
  });

  it('is said at once, tried again, and looks wait for it and go on', async () => {
    expect(await line.host.read('/proc/self/comm', {bytesMax: 20})).toMatchObject({seen: true});
    refusal = 'the host is rebooting';
    const lost = new Promise<void>((resolve) => line.onChange(resolve));
    killClientOf(server);
    await lost;
    expect(line.lost()).toMatch(/^the line to box is lost since \d\d:\d\d:\d\d UTC \(.*\); tried again in 1 s$/);
    const followed: string[] = [];
    expect(await line.host.follow({argv: ['echo'], limitMs: 1000, keepBytes: 10}, (one) => followed.push(one)).ended).toMatch(
      /is lost since/,
    );
    // Asked now, answered when the line is there again.
    expect(await line.host.read('/proc/self/comm', {bytesMax: 20})).toMatchObject({seen: true});
    expect(said).toEqual([expect.stringContaining('in 1 s'), expect.stringMatching(/the host is rebooting.*in 2 s/), null]);
  });

  it('keeps no run waiting that is stopped', async () => {
    const lost = new Promise<void>((resolve) => line.onChange(resolve));
    killClientOf(server);
    await lost;
    const stop = new AbortController();
    const ran = line.host.run({argv: ['sleep', '60'], limitMs: 90_000, keepBytes: 10, signal: stop.signal});
    stop.abort();
    expect(await ran).toMatchObject({seen: false, why: 'unreachable', detail: expect.stringContaining('is lost since')});
  });
});
